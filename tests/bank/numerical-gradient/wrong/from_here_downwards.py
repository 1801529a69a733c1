# diagnosis: backward-difference
import numpy as np


def numerical_gradient(loss, array, step):
    gradient = np.zeros_like(array)
    for index, value in np.ndenumerate(array):
        shifted = array.copy()
        shifted[index] = value - step
        gradient[index] = (loss(array) - loss(shifted)) / step
    return gradient
