# diagnosis: permutation-inverted
import numpy as np


def reorder_gates(W):
    blocks = np.split(W, 4)
    return tuple(blocks["ifgo".index(letter)].T for letter in "iofg")
