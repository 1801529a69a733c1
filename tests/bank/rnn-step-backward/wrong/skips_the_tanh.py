# diagnosis: tanh-derivative-missing
import numpy as np


def rnn_step_backward(dh, x, h_prev, h, W, U):
    return np.dot(dh, W.T), np.dot(dh, U.T), np.dot(x.T, dh), np.dot(h_prev.T, dh), np.sum(dh, axis=0)
