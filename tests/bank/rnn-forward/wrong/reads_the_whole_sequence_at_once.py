# diagnosis: state-not-carried
import numpy as np


def rnn_step(x, h_prev, W, U, b):
    return np.tanh(x @ W + h_prev @ U + b)


def rnn_forward(xs, h_0, W, U, b):
    return rnn_step(xs, h_0, W, U, b)
