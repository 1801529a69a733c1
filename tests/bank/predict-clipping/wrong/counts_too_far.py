# diagnosis: no-such-answer
def predict_clipping():
    return 5
