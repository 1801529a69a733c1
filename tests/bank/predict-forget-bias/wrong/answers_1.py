# diagnosis: most-survives


def predict_forget_bias():
    return 1
