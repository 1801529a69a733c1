# diagnosis: rescaled-tanh
import numpy as np


def sigmoid(z):
    return np.tanh(z) / 2 + 0.5
