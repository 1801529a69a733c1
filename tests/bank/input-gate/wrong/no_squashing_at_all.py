# diagnosis: no-sigmoid
import numpy as np


def input_gate(x, h_prev, W_i, U_i, b_i):
    return np.einsum("bd,dh->bh", x, W_i) + np.einsum("bk,kh->bh", h_prev, U_i) + b_i
