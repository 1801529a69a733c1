# diagnosis: gradients-in-the-order-of-time
import numpy as np

from lstm_tutorial.checks.exercises.backward import lstm_step_backward
from lstm_tutorial.lstm import LSTMParams


def lstm_backward(dhs, caches):
    dxs = []
    total = None
    dh_next = np.zeros_like(dhs[0])
    dc_next = 0
    for cache, dh in zip(caches[::-1], dhs, strict=False):
        dx, dh_next, dc_next, new = lstm_step_backward(dh + dh_next, dc_next, cache)
        dxs.append(dx)
        total = new if total is None else LSTMParams(*(a + b for a, b in zip(total, new, strict=False)))
    return np.array(dxs[::-1]), dh_next, dc_next, total
