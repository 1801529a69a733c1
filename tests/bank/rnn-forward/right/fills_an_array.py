import numpy as np


def rnn_forward(xs, h_0, W, U, b):
    steps = xs.shape[0]
    states = np.zeros((steps + 1, *h_0.shape))
    states[0] = h_0
    for t in range(steps):
        states[t + 1] = np.tanh(xs[t] @ W + states[t] @ U + b)
    return states[1:]
