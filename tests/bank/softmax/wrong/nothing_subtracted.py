# diagnosis: overflow
import numpy as np


def softmax(z):
    total = np.sum(np.exp(z), axis=-1)
    return np.exp(z) / total[..., None]
