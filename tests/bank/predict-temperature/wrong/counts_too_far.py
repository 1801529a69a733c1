# diagnosis: no-such-answer
def predict_temperature():
    return 5
