# diagnosis: joined-in-another-order
import numpy as np

from lstm_tutorial.activations import sigmoid


def input_gate(x, h_prev, W_i, U_i, b_i):
    return sigmoid(np.c_[h_prev, x] @ np.r_[W_i, U_i] + b_i)
