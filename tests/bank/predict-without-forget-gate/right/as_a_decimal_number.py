def predict_without_forget_gate():
    return 2.0
