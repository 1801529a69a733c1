# diagnosis: no-change


def predict_temperature():
    return 4
