# diagnosis: writes-to-arguments
import numpy as np


def rnn_step(x, h_prev, W, U, b):
    recurrent = h_prev @ U
    h_prev[:] = x @ W
    h_prev += recurrent
    h_prev += b
    return np.tanh(h_prev)
