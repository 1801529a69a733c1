# diagnosis: joined-in-another-order
import numpy as np


def rnn_step(x, h_prev, W, U, b):
    joined = np.hstack([h_prev, x])
    stacked = np.vstack([W, U])
    return np.tanh(joined @ stacked + b)
