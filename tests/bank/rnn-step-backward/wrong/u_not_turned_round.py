# diagnosis: recurrent-weights-not-transposed
import numpy as np


def rnn_step_backward(dh, x, h_prev, h, W, U):
    dz = dh * (1 - np.power(h, 2))
    dh_prev = np.einsum("bk,kh->bh", dz, U)
    return dz @ W.T, dh_prev, x.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
