# diagnosis: packed
import numpy as np


def reorder_gates(W):
    i, o, f, c = np.split(W.T, 4, axis=1)
    return np.hstack([i, f, c, o])
