# diagnosis: extra-tanh
import numpy as np


def update_cell_state(f, c_prev, i, g):
    c = f * c_prev
    c = c + i * g
    return np.tanh(c)
