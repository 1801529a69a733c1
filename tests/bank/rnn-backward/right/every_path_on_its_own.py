import numpy as np


def rnn_backward(dhs, xs, h_0, hs, W, U):
    # each output's gradient walks back alone; slow, and right
    dxs, dh_0 = np.zeros(xs.shape), np.zeros(h_0.shape)
    dW, dU, db = np.zeros(W.shape), np.zeros(U.shape), np.zeros(U.shape[1])
    for last in range(len(xs)):
        dh = dhs[last]
        for t in range(last, -1, -1):
            da = dh * (1 - hs[t] ** 2)
            dxs[t] += da @ W.T
            dW += xs[t].T @ da
            dU += (h_0 if t == 0 else hs[t - 1]).T @ da
            db += da.sum(axis=0)
            dh = da @ U.T
        dh_0 += dh
    return dxs, dh_0, dW, dU, db
