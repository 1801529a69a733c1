# diagnosis: tanh-for-sigmoid
import numpy as np


def input_gate(x, h_prev, W_i, U_i, b_i):
    return np.tanh(np.dot(x, W_i) + np.dot(h_prev, U_i) + b_i)
