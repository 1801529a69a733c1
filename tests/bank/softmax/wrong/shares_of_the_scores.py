# diagnosis: no-exponential
import numpy as np


def softmax(z):
    return z / np.sum(z, axis=-1, keepdims=True)
