# diagnosis: state-off-by-one
import numpy as np


def rnn_backward(dhs, xs, h_0, hs, W, U):
    dxs, dh_next = np.zeros_like(xs), np.zeros_like(h_0)
    dW, dU, db = np.zeros_like(W), np.zeros_like(U), np.zeros_like(U[0])
    for x, h, dh, dx in zip(xs[::-1], hs[::-1], dhs[::-1], dxs[::-1], strict=True):
        da = (dh + dh_next) * (1 - h**2)
        dW += x.T @ da
        dU += h.T @ da
        db += da.sum(axis=0)
        dx[:] = da @ W.T
        dh_next = da @ U.T
    return dxs, dh_next, dW, dU, db
