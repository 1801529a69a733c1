import numpy as np

from lstm_tutorial.activations import sigmoid


def forget_gate(x, h_prev, W_f, U_f, b_f):
    return sigmoid(np.c_[x, h_prev] @ np.r_[W_f, U_f] + b_f)
