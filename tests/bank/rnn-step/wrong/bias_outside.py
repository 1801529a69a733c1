# diagnosis: bias-outside
import numpy as np


def rnn_step(x, h_prev, W, U, b):
    return np.tanh(x @ W + h_prev @ U) + b
