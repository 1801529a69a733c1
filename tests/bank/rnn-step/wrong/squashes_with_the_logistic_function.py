# diagnosis: sigmoid-for-tanh
import numpy as np


def logistic(a):
    return 0.5 * (1 + np.tanh(0.5 * a))


def rnn_step(x, h_prev, W, U, b):
    return logistic(x @ W + h_prev @ U + b)
