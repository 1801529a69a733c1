# diagnosis: bias-subtracted
import numpy as np


def rnn_step(x, h_prev, W, U, b):
    a = x @ W
    a += h_prev @ U
    a -= b
    return np.tanh(a)
