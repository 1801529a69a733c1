def predict_gradient_check():
    return 4.0
