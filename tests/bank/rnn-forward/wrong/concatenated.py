# diagnosis: concatenated
import numpy as np


def rnn_forward(xs, h_0, W, U, b):
    h = h_0
    hs = []
    for x in xs:
        h = np.tanh(x @ W + h @ U + b)
        hs.append(h)
    return np.concatenate(hs)
