# diagnosis: fails-everywhere


def predict_without_forget_gate():
    return 1
