import numpy as np


def rnn_step_backward(dh, x, h_prev, h, W, U):
    D = x.shape[1]
    joined, weights = np.hstack([x, h_prev]), np.vstack([W, U])
    slope = np.square(h)
    np.subtract(1, slope, out=slope)             # in place, on our own array
    slope *= dh
    d_joined = slope @ weights.T
    d_weights = joined.T @ slope
    return [d_joined[:, :D], d_joined[:, D:], d_weights[:D], d_weights[D:], np.ones(len(x)) @ slope]
