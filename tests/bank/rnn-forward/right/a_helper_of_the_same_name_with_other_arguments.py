import numpy as np


def rnn_step(h, x, params):
    W, U, b = params
    return np.tanh(x @ W + h @ U + b)


def rnn_forward(xs, h_0, W, U, b):
    h, out = h_0, []
    for x in xs:
        h = rnn_step(h, x, (W, U, b))
        out.append(h)
    return np.array(out)
