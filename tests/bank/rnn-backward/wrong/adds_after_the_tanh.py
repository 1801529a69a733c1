# diagnosis: carried-past-the-tanh
import numpy as np


def rnn_backward(dhs, xs, h_0, hs, W, U):
    before = np.concatenate([h_0[None], hs[:-1]])
    das, later = np.zeros_like(dhs), np.zeros_like(h_0)
    for t in range(len(xs) - 1, -1, -1):
        das[t] = dhs[t] * (1 - hs[t] * hs[t])
        das[t] += later
        later = das[t] @ U.T
    dW, dU = np.einsum("tbd,tbh->dh", xs, das), np.einsum("tbk,tbh->kh", before, das)
    return das @ W.T, later, dW, dU, das.sum(axis=0).sum(axis=0)
