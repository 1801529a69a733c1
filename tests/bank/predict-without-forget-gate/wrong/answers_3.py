# diagnosis: solves-nowhere-reset


def predict_without_forget_gate():
    return 3
