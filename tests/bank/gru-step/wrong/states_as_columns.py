# diagnosis: recurrent-weights-transposed
import numpy as np

from lstm_tutorial.activations import sigmoid


def gru_step(x, h_prev, params):
    p = params
    r = sigmoid(x @ p.W_r + (p.U_r @ h_prev.T).T + p.b_r)
    z = sigmoid(x @ p.W_z + (p.U_z @ h_prev.T).T + p.b_z)
    g = np.tanh(x @ p.W_g + p.b_g + r * ((p.U_g @ h_prev.T).T + p.b_u))
    return z * h_prev + (1 - z) * g
