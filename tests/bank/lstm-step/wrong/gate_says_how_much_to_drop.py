# diagnosis: retention-inverted
import numpy as np

from lstm_tutorial.activations import sigmoid


def lstm_step(x, h_prev, c_prev, params):
    i, f, g, o = (x @ params[k] + h_prev @ params[k + 1] + params[k + 2] for k in range(0, 12, 3))
    c = c_prev - sigmoid(f) * c_prev
    c += sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c
