# diagnosis: no-tanh-on-candidate
import numpy as np

from lstm_tutorial.activations import sigmoid


def cell_without_forget_gate(x, h_prev, c_prev, params):
    i = sigmoid(x @ params.W_i + h_prev @ params.U_i + params.b_i)
    o = sigmoid(x @ params.W_o + h_prev @ params.U_o + params.b_o)
    a = x @ params.W_g + h_prev @ params.U_g + params.b_g
    c = c_prev + i * a
    return o * np.tanh(c), c
