import numpy as np


def reorder_gates(W):
    named = dict(zip(["i", "o", "f", "c"], np.vsplit(W, 4), strict=True))
    return tuple(np.transpose(named[letter]) for letter in ("i", "f", "c", "o"))
