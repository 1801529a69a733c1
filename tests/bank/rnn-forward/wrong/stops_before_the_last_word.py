# diagnosis: last-step-left-out
import numpy as np


def rnn_forward(xs, h_0, W, U, b):
    hs, h = [], h_0
    for t in range(len(xs) - 1):
        h = np.tanh(xs[t] @ W + h @ U + b)
        hs.append(h)
    return np.array(hs)
