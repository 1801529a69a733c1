# diagnosis: one-gate-for-all
import numpy as np

from lstm_tutorial.activations import sigmoid


def lstm_step(x, h_prev, c_prev, params):
    p = params
    f = sigmoid(x @ p.W_f + h_prev @ p.U_f + p.b_f)
    i = sigmoid(x @ p.W_f + h_prev @ p.U_f + p.b_f)
    o = sigmoid(x @ p.W_f + h_prev @ p.U_f + p.b_f)
    g = np.tanh(x @ p.W_g + h_prev @ p.U_g + p.b_g)
    c = f * c_prev + i * g
    return o * np.tanh(c), c
