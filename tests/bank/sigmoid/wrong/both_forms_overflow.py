# diagnosis: overflow
import numpy as np


def sigmoid(z):
    # the forms are exchanged: each is used where it overflows
    return np.where(z > 0, np.exp(z) / (1 + np.exp(z)), 1 / (1 + np.exp(-z)))
