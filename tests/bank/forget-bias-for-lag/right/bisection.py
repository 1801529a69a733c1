import numpy as np

from lstm_tutorial.activations import sigmoid


def forget_bias_for_lag(n):
    low, high = -1.0, 40.0
    for _ in range(200):
        middle = (low + high) / 2
        if sigmoid(np.array(middle)) ** n < 0.5:
            low = middle
        else:
            high = middle
    return middle
