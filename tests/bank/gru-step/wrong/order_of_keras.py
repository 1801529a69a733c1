# diagnosis: gates-swapped
import numpy as np

from lstm_tutorial.activations import sigmoid


def gru_step(x, h_prev, params):
    z, r = (sigmoid(x @ params[k] + h_prev @ params[k + 1] + params[k + 2]) for k in (0, 3))
    g = np.tanh(x @ params.W_g + params.b_g + r * (h_prev @ params.U_g + params.b_u))
    return z * h_prev + (1 - z) * g
