import numpy as np

from lstm_tutorial.activations import sigmoid


def cell_without_forget_gate(x, h_prev, c_prev, params):
    W = np.hstack([params.W_i, params.W_g, params.W_o])
    U = np.hstack([params.U_i, params.U_g, params.U_o])
    b = np.hstack([params.b_i, params.b_g, params.b_o])
    i, g, o = np.split(x @ W + h_prev @ U + b, 3, axis=1)
    c = sigmoid(i) * np.tanh(g)
    c += c_prev
    return sigmoid(o) * np.tanh(c), c
