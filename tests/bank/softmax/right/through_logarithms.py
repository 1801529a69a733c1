import numpy as np


def softmax(z):
    log_sum = np.logaddexp.reduce(z, axis=-1, keepdims=True)
    return np.exp(z - log_sum)
