# diagnosis: wrong-axis
import numpy as np


def softmax(z):
    e = np.exp(z - np.max(z, 0))
    return e / np.sum(e, 0)
