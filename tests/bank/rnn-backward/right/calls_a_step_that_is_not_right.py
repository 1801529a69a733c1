import numpy as np


def rnn_step_backward(dh, x, h_prev, h, W, U):
    return dh @ W.T, dh @ U.T, x.T @ dh, h_prev.T @ dh, dh.sum(axis=0)   # no tanh: the exercise before


def rnn_backward(dhs, xs, h_0, hs, W, U):
    dxs, carried = np.zeros_like(xs), np.zeros_like(h_0)
    dW, dU, db = 0, 0, 0
    for t in range(len(xs))[::-1]:
        previous = h_0 if t == 0 else hs[t - 1]
        dxs[t], carried, w, u, bias = rnn_step_backward(dhs[t] + carried, xs[t], previous, hs[t], W, U)
        dW, dU, db = dW + w, dU + u, db + bias
    return dxs, carried, dW, dU, db
