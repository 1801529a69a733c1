# diagnosis: recurrent-weights-left-out
import numpy as np


def rnn_step(x, h_prev, W, U, b):
    a = x @ W
    a = a + h_prev
    a = a + b
    return np.tanh(a)
