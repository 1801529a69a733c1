# diagnosis: shifted-below-only
import numpy as np


def softmax(z):
    shifted = z - z.max(axis=-1, keepdims=True)
    return np.exp(z) / np.exp(shifted).sum(axis=-1, keepdims=True)
