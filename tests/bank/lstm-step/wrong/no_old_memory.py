# diagnosis: memory-not-carried
import numpy as np

from lstm_tutorial.activations import sigmoid


def lstm_step(x, h_prev, c_prev, params):
    p = params
    i = sigmoid(x @ p.W_i + h_prev @ p.U_i + p.b_i)
    c = i * np.tanh(x @ p.W_g + h_prev @ p.U_g + p.b_g)
    return sigmoid(x @ p.W_o + h_prev @ p.U_o + p.b_o) * np.tanh(c), c
