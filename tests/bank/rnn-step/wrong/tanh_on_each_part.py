# diagnosis: squashed-before-the-sum
import numpy as np


def rnn_step(x, h_prev, W, U, b):
    seen = np.tanh(np.dot(x, W))
    remembered = np.tanh(np.dot(h_prev, U) + b)
    return seen + remembered
