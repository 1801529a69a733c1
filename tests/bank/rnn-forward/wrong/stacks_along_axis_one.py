# diagnosis: batch-first
import numpy as np


def rnn_forward(xs, h_0, W, U, b):
    hs, h = [], h_0
    for t in range(xs.shape[0]):
        h = np.tanh(xs[t] @ W + h @ U + b)
        hs.append(h)
    return np.stack(hs, axis=1)
