# diagnosis: sign
import numpy as np


def numerical_gradient(loss, array, step):
    gradient = np.zeros_like(array)
    for index in np.ndindex(*array.shape):
        e = np.zeros_like(array)
        e[index] = step
        gradient[index] = (loss(array - e) - loss(array + e)) / (2 * step)
    return gradient
