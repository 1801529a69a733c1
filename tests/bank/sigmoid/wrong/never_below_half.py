# diagnosis: never-below-half
import numpy as np


def sigmoid(z):
    e = np.exp(-np.abs(z))
    return 1 / (1 + e)
