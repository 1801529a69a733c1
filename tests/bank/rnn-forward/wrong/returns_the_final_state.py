# diagnosis: only-the-last
import numpy as np


def rnn_forward(xs, h_0, W, U, b):
    h = h_0
    for x in xs:
        h = np.tanh(x @ W + h @ U + b)
    return h
