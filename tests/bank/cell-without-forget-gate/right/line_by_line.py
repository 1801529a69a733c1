import numpy as np

from lstm_tutorial.activations import sigmoid


def cell_without_forget_gate(x, h_prev, c_prev, params):
    p = params
    i = sigmoid(x @ p.W_i + h_prev @ p.U_i + p.b_i)
    g = np.tanh(x @ p.W_g + h_prev @ p.U_g + p.b_g)
    o = sigmoid(x @ p.W_o + h_prev @ p.U_o + p.b_o)
    c = c_prev + i * g
    h = o * np.tanh(c)
    return h, c
