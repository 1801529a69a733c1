# diagnosis: set-not-moved
import numpy as np


def numerical_gradient(loss, array, step):
    gradient = np.empty_like(array)
    for k in range(array.size):
        up, down = array.copy(), array.copy()
        up.flat[k] = step
        down.flat[k] = -step
        gradient.flat[k] = (loss(up) - loss(down)) / (2 * step)
    return gradient
