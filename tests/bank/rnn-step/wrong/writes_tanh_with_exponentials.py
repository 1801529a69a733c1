# diagnosis: overflow
import numpy as np


def rnn_step(x, h_prev, W, U, b):
    a = x @ W + h_prev @ U + b
    return (np.exp(2 * a) - 1) / (np.exp(2 * a) + 1)
