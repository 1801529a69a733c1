# diagnosis: softmax-for-sigmoid
import numpy as np


def output_gate(x, h_prev, W_o, U_o, b_o):
    e = np.exp(x @ W_o + h_prev @ U_o + b_o)
    return e / e.sum(axis=-1, keepdims=True)
