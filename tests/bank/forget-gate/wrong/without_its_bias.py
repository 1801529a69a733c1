# diagnosis: bias-left-out
import numpy as np

from lstm_tutorial.activations import sigmoid


def forget_gate(x, h_prev, W_f, U_f, b_f):
    return sigmoid(np.hstack([x, h_prev]) @ np.vstack([W_f, U_f]))
