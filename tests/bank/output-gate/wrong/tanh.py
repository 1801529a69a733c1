# diagnosis: tanh-for-sigmoid
import numpy as np


def output_gate(x, h_prev, W_o, U_o, b_o):
    joined = np.hstack([x, h_prev])
    return np.tanh(joined @ np.vstack([W_o, U_o]) + b_o)
