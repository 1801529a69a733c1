# diagnosis: input-gate-on-all
import numpy as np

from lstm_tutorial.activations import sigmoid


def cell_without_forget_gate(x, h_prev, c_prev, p):
    i = sigmoid(x @ p.W_i + h_prev @ p.U_i + p.b_i)
    g = np.tanh(x @ p.W_g + h_prev @ p.U_g + p.b_g)
    o = sigmoid(x @ p.W_o + h_prev @ p.U_o + p.b_o)
    c = i * (c_prev + g)
    return o * np.tanh(c), c
