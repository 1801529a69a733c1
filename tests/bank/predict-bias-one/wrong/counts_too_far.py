# diagnosis: no-such-answer
def predict_bias_one():
    return 5
