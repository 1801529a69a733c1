# diagnosis: one-largest-for-all
import numpy as np


def softmax(z):
    shifted = z - np.max(z)
    return np.exp(shifted) / np.sum(np.exp(shifted), axis=-1, keepdims=True)
