# diagnosis: clipping-does-nothing


def predict_clipping():
    answer = 4
    return answer
