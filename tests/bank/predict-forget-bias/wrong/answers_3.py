# diagnosis: gate-for-survival


def predict_forget_bias():
    return 3
