# diagnosis: two-steps
import numpy as np


def numerical_gradient(loss, array, step):
    g = np.zeros_like(array)
    for idx in np.ndindex(array.shape):
        up = array.copy()
        up[idx] += 2 * step
        down = array.copy()
        down[idx] -= 2 * step
        g[idx] = (loss(up) - loss(down)) / (2 * step)
    return g
