# diagnosis: relu


def sigmoid(z):
    return z * (z > 0)
