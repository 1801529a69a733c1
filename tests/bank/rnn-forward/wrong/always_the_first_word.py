# diagnosis: same-input
import numpy as np


def rnn_forward(xs, h_0, W, U, b):
    h, hs = h_0, []
    x = xs[0]
    for _ in range(len(xs)):
        h = np.tanh(np.dot(x, W) + np.dot(h, U) + b)
        hs.append(h)
    return np.array(hs)
