# diagnosis: memory-left-out
import numpy as np


def candidate(x, h_prev, W_g, U_g, b_g):
    return np.tanh(b_g + np.dot(x, W_g))
