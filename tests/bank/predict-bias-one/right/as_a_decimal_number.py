def predict_bias_one():
    return 3.0
