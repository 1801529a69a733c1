# diagnosis: not-copied
import numpy as np


def numerical_gradient(loss, array, step):
    g = np.zeros_like(array)
    for idx in np.ndindex(array.shape):
        up = array
        up[idx] += step
        down = array
        down[idx] -= step
        g[idx] = (loss(up) - loss(down)) / (2 * step)
    return g
