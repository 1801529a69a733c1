# diagnosis: no-such-answer
def predict_forget_bias():
    return 5
