import numpy as np


def forget_gate(x, h_prev, W_f, U_f, b_f):
    half = x @ (W_f / 2) + h_prev @ (U_f / 2) + b_f / 2
    return (1 + np.tanh(half)) / 2
