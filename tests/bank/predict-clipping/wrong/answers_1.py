# diagnosis: clipping-cures-vanishing


def predict_clipping():
    return 1
