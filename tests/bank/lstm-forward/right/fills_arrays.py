import numpy as np

from lstm_tutorial.activations import sigmoid


def lstm_forward(xs, h_0, c_0, params):
    T = len(xs)
    hs, cs = np.empty((T + 1, *h_0.shape)), np.empty((T + 1, *c_0.shape))
    hs[0], cs[0] = h_0, c_0
    for t in range(T):
        i, f, g, o = (xs[t] @ params[k] + hs[t] @ params[k + 1] + params[k + 2] for k in range(0, 12, 3))
        cs[t + 1] = sigmoid(f) * cs[t] + sigmoid(i) * np.tanh(g)
        hs[t + 1] = sigmoid(o) * np.tanh(cs[t + 1])
    return hs[1:], cs[1:]
