# diagnosis: gradient-not-carried
import numpy as np


def rnn_backward(dhs, xs, h_0, hs, W, U):
    das = dhs * (1 - hs**2)
    before = np.concatenate([h_0[None], hs[:-1]])
    dW = sum(x.T @ da for x, da in zip(xs, das, strict=True))
    dU = sum(h.T @ da for h, da in zip(before, das, strict=True))
    return das @ W.T, das[0] @ U.T, dW, dU, das.sum(axis=(0, 1))
