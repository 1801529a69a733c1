# diagnosis: no-such-answer
def predict_gradient_check():
    return 5
