import math

import numpy as np


def one(number):
    if number >= 0:
        return 1 / (1 + math.exp(-number))
    return math.exp(number) / (1 + math.exp(number))


def sigmoid(z):
    return np.array([one(float(number)) for number in z.ravel()]).reshape(z.shape)
