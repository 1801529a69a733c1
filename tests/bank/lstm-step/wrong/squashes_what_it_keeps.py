# diagnosis: extra-tanh-on-memory
import numpy as np

from lstm_tutorial.activations import sigmoid


def lstm_step(x, h_prev, c_prev, params):
    i, f, g, o = (x @ params[k] + h_prev @ params[k + 1] + params[k + 2] for k in (0, 3, 6, 9))
    c = np.tanh(sigmoid(f) * c_prev + sigmoid(i) * np.tanh(g))
    h = sigmoid(o) * np.tanh(c)
    return h, c
