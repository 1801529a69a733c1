import numpy as np


def rnn_forward(xs, h_0, W, U, b):
    if len(xs) == 0:
        return np.empty((0, *h_0.shape))
    first = np.tanh(xs[0].dot(W) + h_0.dot(U) + b)
    rest = rnn_forward(xs[1:], first, W, U, b)
    return np.concatenate([first[np.newaxis], rest])
