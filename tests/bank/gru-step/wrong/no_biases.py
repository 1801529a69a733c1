# diagnosis: biases-left-out
import numpy as np

from lstm_tutorial.activations import sigmoid


def gru_step(x, h_prev, params):
    r, z = (sigmoid(x @ params[k] + h_prev @ params[k + 1]) for k in (0, 3))
    g = np.tanh(x @ params.W_g + r * (h_prev @ params.U_g))
    return z * h_prev + (1 - z) * g
