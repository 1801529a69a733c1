def predict_forget_bias():
    return 2.0
