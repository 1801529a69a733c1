# diagnosis: only-the-last-step
import numpy as np


def rnn_backward(dhs, xs, h_0, hs, W, U):
    T = len(xs)
    dxs, dh_next = np.zeros_like(xs), np.zeros_like(h_0)
    dW = dU = db = None
    for t in range(T - 1, -1, -1):
        da = (dhs[t] + dh_next) * (1 - hs[t] ** 2)
        if dW is None:
            dW, db = xs[t].T @ da, da.sum(axis=0)
            dU = (hs[t - 1] if t else h_0).T @ da
        dxs[t], dh_next = da @ W.T, da @ U.T
    return dxs, dh_next, dW, dU, db
