# diagnosis: activated-twice
import numpy as np


def tanh_slope(a):
    return 1 - np.tanh(a) ** 2


def rnn_step_backward(dh, x, h_prev, h, W, U):
    dz = dh * tanh_slope(h)
    return dz @ W.T, dz @ U.T, x.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
