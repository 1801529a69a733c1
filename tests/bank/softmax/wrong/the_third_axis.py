# diagnosis: axis-counted
import numpy as np


def softmax(z):
    e = np.exp(z - np.max(z, axis=2, keepdims=True))
    return e / np.sum(e, axis=2, keepdims=True)
