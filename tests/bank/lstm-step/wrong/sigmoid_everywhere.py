# diagnosis: sigmoid-candidate
import numpy as np

from lstm_tutorial.activations import sigmoid


def lstm_step(x, h_prev, c_prev, params):
    i, f, g, o = (sigmoid(x @ params[k] + h_prev @ params[k + 1] + params[k + 2]) for k in range(0, 12, 3))
    c = f * c_prev + i * g
    return o * np.tanh(c), c
