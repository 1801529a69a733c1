# diagnosis: gradient-not-through-the-step
import numpy as np


def rnn_backward(dhs, xs, h_0, hs, W, U):
    dxs, dh = np.zeros_like(xs), np.zeros_like(h_0)
    dW, dU, db = np.zeros_like(W), np.zeros_like(U), np.zeros_like(U[0])
    for t in reversed(range(len(xs))):
        dh = dh + dhs[t]
        da = dh * (1 - hs[t] ** 2)
        dW += xs[t].T @ da
        dU += (hs[t - 1] if t else h_0).T @ da
        db += da.sum(axis=0)
        dxs[t] = da @ W.T
    return dxs, dh, dW, dU, db
