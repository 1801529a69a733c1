# diagnosis: sum-of-all
import numpy as np


def numerical_gradient(loss, array, step):
    g = 0
    for idx in np.ndindex(array.shape):
        up = array.copy()
        up[idx] += step
        down = array.copy()
        down[idx] -= step
        g += (loss(up) - loss(down)) / (2 * step)
    return g
