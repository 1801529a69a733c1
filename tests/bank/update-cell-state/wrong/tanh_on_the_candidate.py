# diagnosis: candidate-squashed-again
import numpy as np


def update_cell_state(f, c_prev, i, g):
    new = np.tanh(g)
    return c_prev * f + new * i
