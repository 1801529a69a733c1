# diagnosis: tan-for-tanh
import numpy as np


def rnn_step(x, h_prev, W, U, b):
    a = x @ W + h_prev @ U + b
    return np.sin(a) / np.cos(a)
