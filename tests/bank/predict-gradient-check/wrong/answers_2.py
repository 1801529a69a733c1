# diagnosis: nothing


def predict_gradient_check():
    answer = 2
    return answer
