# diagnosis: state-not-kept
import numpy as np

from lstm_tutorial.activations import sigmoid


def gru_step(x, h_prev, params):
    p = params
    r = sigmoid(x @ p.W_r + h_prev @ p.U_r + p.b_r)
    z = sigmoid(x @ p.W_z + h_prev @ p.U_z + p.b_z)
    return (1 - z) * np.tanh(x @ p.W_g + p.b_g + r * (h_prev @ p.U_g + p.b_u))
