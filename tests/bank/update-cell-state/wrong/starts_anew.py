# diagnosis: old-memory-lost
import numpy as np


def update_cell_state(f, c_prev, i, g):
    c = np.zeros_like(c_prev)
    c += i * g
    return c
