# diagnosis: bias-one-never


def predict_bias_one():
    return 2
