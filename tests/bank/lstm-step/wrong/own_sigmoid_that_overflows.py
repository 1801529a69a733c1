# diagnosis: overflow
import numpy as np


def squash(a):
    return np.exp(a) / (np.exp(a) + 1)


def lstm_step(x, h_prev, c_prev, params):
    i, f, g, o = (x @ params[k] + h_prev @ params[k + 1] + params[k + 2] for k in range(0, 12, 3))
    c = squash(f) * c_prev + squash(i) * np.tanh(g)
    return squash(o) * np.tanh(c), c
