# diagnosis: tanh-for-sigmoid
import numpy as np


def forget_gate(x, h_prev, W_f, U_f, b_f):
    z = np.dot(x, W_f) + np.dot(h_prev, U_f) + b_f
    return (1 - np.exp(-2 * np.abs(z))) / (1 + np.exp(-2 * np.abs(z))) * np.sign(z)
