# diagnosis: state-not-carried
import numpy as np


def rnn_forward(xs, h_0, W, U, b):
    hs = np.empty((len(xs), *h_0.shape))
    for t in range(len(xs)):
        hs[t] = np.tanh(xs[t] @ W + h_0 @ U + b)
    return hs
