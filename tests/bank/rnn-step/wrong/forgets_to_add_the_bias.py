# diagnosis: bias-left-out
import numpy as np


def rnn_step(x, h_prev, W, U, b):
    a = np.dot(x, W)
    a += np.dot(h_prev, U)
    return np.tanh(a)
