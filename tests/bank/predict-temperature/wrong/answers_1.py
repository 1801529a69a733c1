# diagnosis: likeliest


def predict_temperature():
    return 1
