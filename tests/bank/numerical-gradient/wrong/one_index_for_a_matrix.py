# diagnosis: moves-a-row
import numpy as np


def numerical_gradient(loss, array, step):
    gradient = np.zeros_like(array)
    for k in range(len(array)):
        up, down = array.copy(), array.copy()
        up[k] += step
        down[k] -= step
        gradient[k] = (loss(up) - loss(down)) / (2 * step)
    return gradient
