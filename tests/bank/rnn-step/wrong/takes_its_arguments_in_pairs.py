# diagnosis: arguments-in-another-order
import numpy as np


def rnn_step(x, W, h_prev, U, b):
    return np.tanh(x @ W + h_prev @ U + b)
