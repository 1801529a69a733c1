# diagnosis: input-left-out
import numpy as np


def rnn_step(x, h_prev, W, U, b):
    return np.tanh(np.einsum("bk,kh->bh", h_prev, U) + b)
