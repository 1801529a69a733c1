# diagnosis: tanh
import numpy as np


def sigmoid(z):
    return 2 / (1 + np.exp(-2 * z)) - 1
