import numpy as np


def rnn_step_backward(dh, x, h_prev, h, W, U):
    dx, dh_prev = np.zeros_like(x), np.zeros_like(h_prev)
    dW, dU, db = np.zeros_like(W), np.zeros_like(U), np.zeros_like(U[0])
    for row in range(len(x)):
        da = dh[row] * (1 - h[row]) * (1 + h[row])
        dx[row] = W @ da
        dh_prev[row] = U @ da
        dW += np.outer(x[row], da)
        dU += np.outer(h_prev[row], da)
        db += da
    return dx, dh_prev, dW, dU, db
