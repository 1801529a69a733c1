# diagnosis: down-to-the-start
import numpy as np


def numerical_gradient(loss, array, step):
    gradient = np.empty_like(array)
    for index in np.ndindex(array.shape):
        nudge = np.zeros_like(array)
        nudge[index] = step
        above = array + nudge
        gradient[index] = (loss(above) - loss(array)) / (2 * step)
    return gradient
