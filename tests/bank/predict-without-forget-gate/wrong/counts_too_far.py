# diagnosis: no-such-answer
def predict_without_forget_gate():
    return 5
