# diagnosis: one-gate-for-both
import numpy as np

from lstm_tutorial.activations import sigmoid


def gru_step(x, h_prev, params):
    p = params
    z = sigmoid(x @ p.W_z + h_prev @ p.U_z + p.b_z)
    g = np.tanh(x @ p.W_g + p.b_g + z * (h_prev @ p.U_g + p.b_u))
    return z * h_prev + (1 - z) * g
