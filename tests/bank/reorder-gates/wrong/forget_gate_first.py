# diagnosis: forget-first
import numpy as np


def reorder_gates(W):
    i, o, f, c = (block.T for block in np.split(W, 4))
    return f, i, c, o
