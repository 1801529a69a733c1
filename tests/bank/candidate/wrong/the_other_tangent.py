# diagnosis: tan-for-tanh
import numpy as np


def candidate(x, h_prev, W_g, U_g, b_g):
    return np.tan(x @ W_g + h_prev @ U_g + b_g)
