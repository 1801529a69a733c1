# diagnosis: sigmoid-on-memory
import numpy as np

from lstm_tutorial.activations import sigmoid


def lstm_step(x, h_prev, c_prev, params):
    p = params
    f = sigmoid(x @ p.W_f + h_prev @ p.U_f + p.b_f)
    i = sigmoid(x @ p.W_i + h_prev @ p.U_i + p.b_i)
    g = np.tanh(x @ p.W_g + h_prev @ p.U_g + p.b_g)
    o = sigmoid(x @ p.W_o + h_prev @ p.U_o + p.b_o)
    c = f * c_prev + i * g
    return o * sigmoid(c), c
