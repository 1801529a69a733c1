import numpy as np


def update_cell_state(f, c_prev, i, g):
    c = np.zeros_like(c_prev)
    for index, old in np.ndenumerate(c_prev):
        c[index] = f[index] * old + i[index] * g[index]
    return c
