# diagnosis: recurrent-weights-transposed
import numpy as np


def rnn_step(x, h_prev, W, U, b):
    h = np.zeros_like(h_prev)
    for row in range(len(x)):
        h[row] = np.tanh(x[row] @ W + U @ h_prev[row] + b)
    return h
