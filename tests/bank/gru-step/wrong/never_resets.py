# diagnosis: reset-left-out
import numpy as np

from lstm_tutorial.activations import sigmoid


def gru_step(x, h_prev, params):
    z = sigmoid(x @ params.W_z + h_prev @ params.U_z + params.b_z)
    g = np.tanh(x @ params.W_g + params.b_g + h_prev @ params.U_g + params.b_u)
    return z * h_prev + (1 - z) * g
