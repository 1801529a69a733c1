# diagnosis: relu-for-tanh
import numpy as np


def rnn_step(x, h_prev, W, U, b):
    a = x @ W + h_prev @ U + b
    return np.where(a > 0, a, 0)
