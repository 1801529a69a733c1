# diagnosis: a-step-of-its-own
import numpy as np


def numerical_gradient(loss, array, step):
    step, gradient = 1e-5, np.empty_like(array)
    for k in range(array.size):
        moved = array.copy()
        moved.flat[k] = array.flat[k] + step
        above = loss(moved)
        moved.flat[k] = array.flat[k] - step
        gradient.flat[k] = (above - loss(moved)) / (2 * step)
    return gradient
