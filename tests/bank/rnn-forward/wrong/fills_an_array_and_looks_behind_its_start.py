# diagnosis: initial-state-overwritten
import numpy as np


def rnn_forward(xs, h_0, W, U, b):
    hs = np.zeros((len(xs), *h_0.shape))
    hs[0] = h_0
    for t in range(len(xs)):
        hs[t] = np.tanh(xs[t] @ W + hs[t - 1] @ U + b)
    return hs
