# diagnosis: only-the-last-output
import numpy as np


def rnn_backward(dhs, xs, h_0, hs, W, U):
    dxs, dh = np.zeros_like(xs), dhs[-1]
    dW, dU, db = np.zeros_like(W), np.zeros_like(U), np.zeros_like(U[0])
    for t in reversed(range(len(xs))):
        da = dh * (1 - hs[t] ** 2)
        dW += xs[t].T @ da
        dU += (hs[t - 1] if t else h_0).T @ da
        db += da.sum(axis=0)
        dxs[t], dh = da @ W.T, da @ U.T
    return dxs, dh, dW, dU, db
