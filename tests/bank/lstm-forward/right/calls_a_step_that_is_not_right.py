import numpy as np

from lstm_tutorial.activations import sigmoid


def lstm_step(x, h_prev, c_prev, params):
    i, f, g, o = (x @ params[k] + h_prev @ params[k + 1] + params[k + 2] for k in range(0, 12, 3))
    c = sigmoid(f) * c_prev + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * c, c                     # no tanh: the exercise before


def lstm_forward(xs, h_0, c_0, params):
    hs = np.zeros((len(xs), *h_0.shape))
    cs = np.zeros((len(xs), *c_0.shape))
    h, c = h_0, c_0
    for t, x in enumerate(xs):
        h, c = lstm_step(x, h, c, params)
        hs[t], cs[t] = h, c
    return hs, cs
