# diagnosis: input-gate-gone
import numpy as np

from lstm_tutorial.activations import sigmoid


def cell_without_forget_gate(x, h_prev, c_prev, params):
    _, _, g, o = (x @ params[k] + h_prev @ params[k + 1] + params[k + 2] for k in range(0, 12, 3))
    c = c_prev + np.tanh(g)
    return sigmoid(o) * np.tanh(c), c
