# diagnosis: initial-state-ignored
import numpy as np


def rnn_forward(xs, h_0, W, U, b):
    T, B, _ = xs.shape
    h = np.zeros((B, U.shape[0]))
    hs = np.zeros((T, B, U.shape[0]))
    for t in range(T):
        h = np.tanh(xs[t] @ W + h @ U + b)
        hs[t] = h
    return hs
