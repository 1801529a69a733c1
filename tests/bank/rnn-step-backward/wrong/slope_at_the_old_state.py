# diagnosis: derivative-at-h-prev
import numpy as np


def rnn_step_backward(dh, x, h_prev, h, W, U):
    dz = np.multiply(dh, 1 - np.square(h_prev))
    return dz @ W.T, dz @ U.T, x.T @ dz, h_prev.T @ dz, dz.sum(axis=0)
