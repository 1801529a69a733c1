# diagnosis: loops-over-the-batch
import numpy as np


def rnn_forward(xs, h_0, W, U, b):
    h = h_0
    hs = []
    for t in range(xs.shape[1]):
        h = np.tanh(xs[:, t] @ W + h @ U + b)
        hs.append(h)
    return np.array(hs)
