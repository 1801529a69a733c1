# diagnosis: overflow
import numpy as np


def forget_gate(x, h_prev, W_f, U_f, b_f):
    growth = np.exp(x @ W_f) * np.exp(h_prev @ U_f) * np.exp(b_f)
    return growth / (growth + 1)
