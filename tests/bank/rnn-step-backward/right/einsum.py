import numpy as np


def rnn_step_backward(dh, x, h_prev, h, W, U):
    delta = dh - dh * h * h
    dx = np.einsum("bh,dh->bd", delta, W)
    dh_prev = np.einsum("bh,kh->bk", delta, U)
    dW = np.einsum("bd,bh->dh", x, delta)
    dU = np.einsum("bk,bh->kh", h_prev, delta)
    return dx, dh_prev, dW, dU, np.einsum("bh->h", delta)
