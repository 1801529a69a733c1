# diagnosis: squashed-twice
import numpy as np


def candidate(x, h_prev, W_g, U_g, b_g):
    for_now = np.tanh(x @ W_g + h_prev @ U_g + b_g)
    g = np.tanh(for_now)
    return g
