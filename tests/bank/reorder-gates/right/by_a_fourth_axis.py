import numpy as np


def reorder_gates(W):
    blocks = W.reshape(4, -1, W.shape[1])
    turned = np.einsum("khd->kdh", blocks)
    return [np.array(turned["iofg".index(letter)]) for letter in "ifgo"]
