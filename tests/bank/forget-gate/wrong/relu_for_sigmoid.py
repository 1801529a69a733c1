# diagnosis: relu-for-sigmoid
import numpy as np


def forget_gate(x, h_prev, W_f, U_f, b_f):
    return np.maximum(0, x @ W_f + h_prev @ U_f + b_f)
