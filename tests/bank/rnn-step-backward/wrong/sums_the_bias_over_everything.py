# diagnosis: bias-summed-over-units
import numpy as np


def rnn_step_backward(dh, x, h_prev, h, W, U):
    dz = dh * (1 - h * h)
    return dz @ W.T, dz @ U.T, x.T @ dz, h_prev.T @ dz, np.sum(dz)
