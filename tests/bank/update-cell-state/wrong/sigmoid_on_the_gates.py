# diagnosis: gates-squashed-again
import numpy as np


def update_cell_state(f, c_prev, i, g):
    keep, store = (1 / (1 + np.exp(-gate)) for gate in (f, i))
    return keep * c_prev + store * g
