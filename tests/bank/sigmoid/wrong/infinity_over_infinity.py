# diagnosis: overflow
import numpy as np


def sigmoid(z):
    up = np.exp(z)
    return up / (up + 1.0)
