# diagnosis: recurrent-terms-left-out
import numpy as np

from lstm_tutorial.activations import sigmoid


def gru_step(x, h_prev, params):
    p = params
    r, z = sigmoid(x @ p.W_r + p.b_r), sigmoid(x @ p.W_z + p.b_z)
    return z * h_prev + (1 - z) * np.tanh(x @ p.W_g + p.b_g + r * p.b_u)
