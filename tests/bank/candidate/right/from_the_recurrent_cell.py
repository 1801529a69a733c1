import numpy as np


def rnn_step(x, h, W, U, b):
    return np.tanh(x @ W + h @ U + b)


def candidate(x, h_prev, W_g, U_g, b_g):
    return rnn_step(x, h_prev, W_g, U_g, b_g)
