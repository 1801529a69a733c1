# diagnosis: initial-state-included
import numpy as np


def rnn_forward(xs, h_0, W, U, b):
    hs, h = [], h_0
    for x in xs:
        hs.append(h)
        h = np.tanh(x @ W + h @ U + b)
    return np.array(hs)
