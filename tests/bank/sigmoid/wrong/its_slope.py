# diagnosis: derivative
import numpy as np


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return e / (1 + e) ** 2
