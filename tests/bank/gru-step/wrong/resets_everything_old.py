# diagnosis: reset-on-what-is-kept
import numpy as np

from lstm_tutorial.activations import sigmoid


def gru_step(x, h_prev, params):
    p = params
    r = sigmoid(x @ p.W_r + h_prev @ p.U_r + p.b_r)
    z = sigmoid(x @ p.W_z + h_prev @ p.U_z + p.b_z)
    u = r * (h_prev @ p.U_g + p.b_u)
    old = r * h_prev
    return z * old + (1 - z) * np.tanh(x @ p.W_g + p.b_g + u)
