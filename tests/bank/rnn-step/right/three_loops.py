import math

import numpy as np


def rnn_step(x, h_prev, W, U, b):
    batch, units = len(x), len(b)
    h = np.empty((batch, units))
    for row in range(batch):
        for unit in range(units):
            total = b[unit]
            for k in range(x.shape[1]):
                total = total + x[row, k] * W[k, unit]
            for k in range(units):
                total = total + h_prev[row, k] * U[k, unit]
            h[row, unit] = math.tanh(total)
    return h
