# diagnosis: moves-everything
import numpy as np


def numerical_gradient(loss, array, step):
    gradient = np.zeros_like(array)
    for index in np.ndindex(*array.shape):
        gradient[index] = (loss(array + step) - loss(array - step)) / (2 * step)
    return gradient
