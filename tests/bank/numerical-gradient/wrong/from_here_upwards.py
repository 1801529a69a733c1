# diagnosis: forward-difference
import numpy as np


def numerical_gradient(loss, array, step):
    here = loss(array)
    gradient = np.zeros_like(array)
    for index in np.ndindex(*array.shape):
        shifted = np.array(array)
        shifted[index] += step
        gradient[index] = (loss(shifted) - here) / step
    return gradient
