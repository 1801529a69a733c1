# diagnosis: clipping-turns-direction


def predict_clipping():
    answer = 2
    return answer
