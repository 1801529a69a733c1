def predict_clipping():
    return 3.0
