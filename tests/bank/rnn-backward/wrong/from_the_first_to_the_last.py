# diagnosis: walks-forward
import numpy as np


def rnn_backward(dhs, xs, h_0, hs, W, U):
    before, carried, dxs = h_0, 0.0, []
    dW, dU, db = 0.0, 0.0, 0.0
    for x, h, dh in zip(xs, hs, dhs, strict=True):
        da = (dh + carried) * (1 - h**2)
        dW, dU, db = dW + x.T @ da, dU + before.T @ da, db + da.sum(axis=0)
        dxs.append(da @ W.T)
        carried, before = da @ U.T, h
    return np.array(dxs), carried, dW, dU, db
