import numpy as np


def update_cell_state(f, c_prev, i, g):
    return np.einsum("bh,bh->bh", f, c_prev) + np.einsum("bh,bh->bh", i, g)
