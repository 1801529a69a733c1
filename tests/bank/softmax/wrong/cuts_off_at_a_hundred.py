# diagnosis: cut-off
import numpy as np


def softmax(z):
    e = np.exp(np.clip(z, -100, 100))
    return e / e.sum(axis=-1, keepdims=True)
