# diagnosis: split-after-transposing
import numpy as np


def reorder_gates(W):
    i, o, f, c = np.array_split(W.T, 4)
    return i, f, c, o
