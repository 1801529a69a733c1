# diagnosis: only-forget-gate


def predict_gradient_check():
    return 1
