import numpy as np


def numerical_gradient(loss, array, step):
    result = np.zeros_like(array)
    places = np.nditer(array, flags=["multi_index"])
    for _ in places:
        bump = np.zeros_like(array)
        bump[places.multi_index] = step
        result[places.multi_index] = 0.5 * (loss(array + bump) - loss(array - bump)) / step
    return result
