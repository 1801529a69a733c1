# diagnosis: first-step-left-out
import numpy as np

from lstm_tutorial.checks.exercises.backpropagation_through_time import rnn_step_backward


def rnn_backward(dhs, xs, h_0, hs, W, U):
    dh_next = np.zeros_like(h_0)
    dxs = np.zeros_like(xs)
    dW = np.zeros_like(W)
    dU = np.zeros_like(U)
    db = np.zeros_like(U[0])
    for t in range(len(xs) - 1, 0, -1):
        dx, dh_prev, a, b, c = rnn_step_backward(dhs[t] + dh_next, xs[t], hs[t-1], hs[t], W, U)
        dxs[t] = dx
        dh_next = dh_prev
        dW += a
        dU += b
        db += c
    return dxs, dh_next, dW, dU, db
