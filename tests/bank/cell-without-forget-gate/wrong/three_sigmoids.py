# diagnosis: candidate-as-a-gate
import numpy as np

from lstm_tutorial.activations import sigmoid


def cell_without_forget_gate(x, h_prev, c_prev, params):
    def gate(k):
        return sigmoid(x @ getattr(params, "W_" + k) + h_prev @ getattr(params, "U_" + k) + getattr(params, "b_" + k))

    c = c_prev + gate("i") * gate("g")
    h = gate("o") * np.tanh(c)
    return h, c
