# diagnosis: inverted
import numpy as np


def forget_gate(x, h_prev, W_f, U_f, b_f):
    z = x @ W_f + h_prev @ U_f + b_f
    return np.exp(-z) / (1 + np.exp(-z))
