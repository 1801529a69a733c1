# diagnosis: gates-swapped
import numpy as np


def update_cell_state(f, c_prev, i, g):
    return np.multiply(c_prev, i) + np.multiply(g, f)
