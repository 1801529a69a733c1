# diagnosis: each-part-on-its-own
import numpy as np


def softmax(z):
    return np.array([np.exp(row - row.max()) / np.exp(row - row.max()).sum() for row in z])
