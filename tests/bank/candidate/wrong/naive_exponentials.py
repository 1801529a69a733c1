# diagnosis: overflow
import numpy as np


def candidate(x, h_prev, W_g, U_g, b_g):
    a = x @ W_g + h_prev @ U_g + b_g
    return np.sinh(a) / np.cosh(a)
