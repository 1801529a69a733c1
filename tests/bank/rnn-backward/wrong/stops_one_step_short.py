# diagnosis: initial-gradient-too-early
import numpy as np


def rnn_backward(dhs, xs, h_0, hs, W, U):
    dxs, dh = np.zeros_like(xs), np.zeros_like(h_0)
    dW, dU, db = np.zeros_like(W), np.zeros_like(U), np.zeros_like(U[0])
    before = [h_0, *hs[:-1]]
    for t in reversed(range(len(xs))):
        if t < len(xs) - 1:
            dh = da @ U.T                        # noqa: F821
        dh = dh + dhs[t]
        da = dh * (1 - hs[t] ** 2)
        dxs[t] = da @ W.T
        dW, dU, db = dW + xs[t].T @ da, dU + before[t].T @ da, db + da.sum(axis=0)
    return dxs, dh, dW, dU, db
