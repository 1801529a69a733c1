# diagnosis: bias-inside-twice
import numpy as np


def linear(v, weights, bias):
    return v @ weights + bias


def rnn_step(x, h_prev, W, U, b):
    return np.tanh(linear(x, W, b) + linear(h_prev, U, b))
