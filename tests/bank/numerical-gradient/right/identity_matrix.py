import numpy as np


def numerical_gradient(loss, array, step):
    moves = step * np.eye(array.size).reshape(array.size, *array.shape)
    slopes = [(loss(array + move) - loss(array - move)) / (2 * step) for move in moves]
    return np.reshape(slopes, array.shape)
