import numpy as np


def input_gate(x, h_prev, W_i, U_i, b_i):
    a = x @ W_i
    a += h_prev @ U_i
    a += b_i
    np.negative(a, out=a)
    np.exp(a, out=a)
    a += 1
    return np.reciprocal(a, out=a)
