# diagnosis: tanh-first
import numpy as np

from lstm_tutorial.activations import sigmoid


def forget_gate(x, h_prev, W_f, U_f, b_f):
    return sigmoid(np.tanh(x @ W_f + h_prev @ U_f + b_f))
