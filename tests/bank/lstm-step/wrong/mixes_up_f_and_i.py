# diagnosis: gates-swapped
import numpy as np

from lstm_tutorial.activations import sigmoid


def lstm_step(x, h_prev, c_prev, params):
    packed_W = np.hstack([params.W_f, params.W_i, params.W_g, params.W_o])
    packed_U = np.hstack([params.U_f, params.U_i, params.U_g, params.U_o])
    packed_b = np.hstack([params.b_f, params.b_i, params.b_g, params.b_o])
    i, f, g, o = np.hsplit(x @ packed_W + h_prev @ packed_U + packed_b, 4)
    c = sigmoid(f) * c_prev + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c
