import numpy as np


def rnn_step(x, h_prev, W, U, b):
    # column vectors: W^T x + U^T h + b, then turned round again
    column = W.T @ x.T + U.T @ h_prev.T + b[:, None]
    return np.tanh(column).T
