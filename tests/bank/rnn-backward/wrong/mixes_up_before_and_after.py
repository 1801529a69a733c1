# diagnosis: states-exchanged
import numpy as np


def rnn_backward(dhs, xs, h_0, hs, W, U):
    dxs, dh_next = np.zeros_like(xs), np.zeros_like(h_0)
    dW, dU, db = np.zeros_like(W), np.zeros_like(U), np.zeros(len(U))
    for t in reversed(range(len(xs))):
        h_prev = hs[t - 1] if t > 0 else h_0
        dh = dhs[t] + dh_next
        dz = dh * (1 - h_prev**2)
        dxs[t] = dz @ W.T
        dW, dU, db = dW + xs[t].T @ dz, dU + hs[t].T @ dz, db + dz.sum(axis=0)
        dh_next = dz @ U.T
    return dxs, dh_next, dW, dU, db
