# diagnosis: only-one-step-back
import numpy as np

from lstm_tutorial.checks.exercises.backpropagation_through_time import rnn_step_backward


def rnn_backward(dhs, xs, h_0, hs, W, U):
    dh_next = np.zeros_like(h_0)
    dxs = np.zeros_like(xs)
    dW = np.zeros_like(W)
    dU = np.zeros_like(U)
    db = np.zeros_like(U[0])
    for t in reversed(range(len(xs))):
        h_prev = hs[t-1] if t > 0 else h_0
        later = dhs[t+1] if t + 1 < len(xs) else 0
        dx, dh_prev, a, b, c = rnn_step_backward(dhs[t] + later, xs[t], h_prev, hs[t], W, U)
        dxs[t] = dx
        dh_next = dh_prev
        dW += a
        dU += b
        db += c
    return dxs, dh_next, dW, dU, db
