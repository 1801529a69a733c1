# diagnosis: not-normalised
import numpy as np


def softmax(z):
    shifted = z - z.max(axis=-1, keepdims=True)
    return np.exp(shifted)
