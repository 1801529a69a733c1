# diagnosis: last-gradient-twice
import numpy as np

from lstm_tutorial.checks.exercises.backpropagation_through_time import rnn_step_backward


def rnn_backward(dhs, xs, h_0, hs, W, U):
    dh_next = dhs[-1]
    dxs = np.zeros_like(xs)
    dW = 0
    dU = 0
    db = 0
    for t in reversed(range(len(xs))):
        h_prev = hs[t-1] if t > 0 else h_0
        dxs[t], dh_next, a, b, c = rnn_step_backward(dhs[t] + dh_next, xs[t], h_prev, hs[t], W, U)
        dW += a
        dU += b
        db += c
    return dxs, dh_next, dW, dU, db
