# diagnosis: squashed-twice
import numpy as np


def rnn_step(x, h_prev, W, U, b):
    h = np.tanh(x @ W + h_prev @ U + b)
    return np.tanh(h)
