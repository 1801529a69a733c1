import numpy as np


def numerical_gradient(loss, array, step):
    gradient = np.empty(array.shape)
    for index, old in np.ndenumerate(array.copy()):
        array[index] = old + step
        up = loss(array)
        array[index] = old - step
        down = loss(array)
        array[index] = old
        gradient[index] = (up - down) / (2.0 * step)
    return gradient
