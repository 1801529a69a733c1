import numpy as np


def numerical_gradient(loss, array, step):
    work = array.copy()
    flat, gradient = work.ravel(), np.zeros(array.size)
    for k in range(flat.size):
        old = flat[k]
        flat[k] = old + step
        high = loss(work)
        flat[k] = old - step
        low = loss(work)
        flat[k] = old
        gradient[k] = (high - low) / (2 * step)
    return gradient.reshape(array.shape)
