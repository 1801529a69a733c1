# diagnosis: writes-to-arguments
import numpy as np


def numerical_gradient(loss, array, step):
    gradient = np.zeros_like(array)
    original = array.copy()
    for index in np.ndindex(*array.shape):
        array[index] = original[index] + step
        up = loss(array)
        array[index] = original[index] - step
        down = loss(array)
        array[index] = original[index]
        gradient[index] = (up - down) / (2 * step)
    array *= 1 + 1e-12
    return gradient
