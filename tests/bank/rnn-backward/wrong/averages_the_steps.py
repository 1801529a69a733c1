# diagnosis: averaged-over-time
import numpy as np


def rnn_backward(dhs, xs, h_0, hs, W, U):
    T = len(xs)
    dxs, dh_next = np.zeros_like(xs), np.zeros_like(h_0)
    dW, dU, db = np.zeros_like(W), np.zeros_like(U), np.zeros_like(U[0])
    for t in range(T - 1, -1, -1):
        da = (dhs[t] + dh_next) * (1 - hs[t] ** 2)
        dW += xs[t].T @ da
        dU += (hs[t - 1] if t else h_0).T @ da
        db += da.sum(axis=0)
        dxs[t], dh_next = da @ W.T, da @ U.T
    return dxs, dh_next, dW / T, dU / T, db / T
