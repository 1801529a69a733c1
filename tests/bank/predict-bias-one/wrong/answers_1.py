# diagnosis: bias-one-suffices


def predict_bias_one():
    return 1
