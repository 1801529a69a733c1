# diagnosis: flattened
import numpy as np


def numerical_gradient(loss, array, step):
    slopes = []
    for index in np.ndindex(*array.shape):
        e = np.zeros_like(array)
        e[index] = step
        slopes.append((loss(array + e) - loss(array - e)) / (2 * step))
    return np.array(slopes)
