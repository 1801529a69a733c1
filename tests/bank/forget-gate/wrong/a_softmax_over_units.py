# diagnosis: softmax-for-sigmoid
import numpy as np


def forget_gate(x, h_prev, W_f, U_f, b_f):
    z = x @ W_f + h_prev @ U_f + b_f
    z = z - z.max(axis=1, keepdims=True)
    return np.exp(z) / np.exp(z).sum(axis=1, keepdims=True)
