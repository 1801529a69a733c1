# diagnosis: bias-one-only-long


def predict_bias_one():
    answer = 4
    return answer
