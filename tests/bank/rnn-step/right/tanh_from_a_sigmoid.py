import numpy as np

from lstm_tutorial.activations import sigmoid


def rnn_step(x, h_prev, W, U, b):
    a = np.dot(x, W) + np.dot(h_prev, U) + b
    return 2 * sigmoid(2 * a) - 1
