# diagnosis: not-put-back
import numpy as np


def numerical_gradient(loss, array, step):
    moving = array.copy()
    gradient = np.zeros_like(array)
    for index in np.ndindex(*array.shape):
        moving[index] = moving[index] + step
        plus = loss(moving)
        moving[index] = moving[index] - 2 * step
        minus = loss(moving)
        gradient[index] = (plus - minus) / (2 * step)
    return gradient
