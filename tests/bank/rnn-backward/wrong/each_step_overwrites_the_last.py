# diagnosis: only-the-first-step
import numpy as np


def rnn_backward(dhs, xs, h_0, hs, W, U):
    dxs, later = np.zeros_like(xs), 0
    for t in reversed(range(len(xs))):
        da = (dhs[t] + later) * (1 - hs[t] ** 2)
        before = hs[t - 1] if t else h_0
        dxs[t], later = da @ W.T, da @ U.T
        dW, dU, db = xs[t].T @ da, before.T @ da, da.sum(axis=0)
    return dxs, later, dW, dU, db
