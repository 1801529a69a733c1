import numpy as np

from lstm_tutorial.activations import sigmoid


def lstm_step(x, h_prev, c_prev, params):
    W = np.hstack([params.W_i, params.W_f, params.W_g, params.W_o])
    U = np.hstack([params.U_i, params.U_f, params.U_g, params.U_o])
    b = np.hstack([params.b_i, params.b_f, params.b_g, params.b_o])
    i, f, g, o = np.split(x @ W + h_prev @ U + b, 4, axis=1)
    c = sigmoid(f) * c_prev + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c
