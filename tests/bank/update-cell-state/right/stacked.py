import numpy as np


def update_cell_state(f, c_prev, i, g):
    gates, values = np.stack([f, i]), np.stack([c_prev, g])
    return (gates * values).sum(axis=0)
