# diagnosis: memory-left-out
import numpy as np


def rnn_step(x, h_prev, W, U, b):
    hidden = np.matmul(x, W) + b
    return np.tanh(hidden)
