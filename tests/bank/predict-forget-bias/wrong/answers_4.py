# diagnosis: half-survives


def predict_forget_bias():
    answer = 4
    return answer
