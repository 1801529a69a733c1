# diagnosis: output-gradient-for-memory-too
import numpy as np

from lstm_tutorial.checks.exercises.backward import lstm_step_backward
from lstm_tutorial.lstm import LSTMParams


def lstm_backward(dhs, caches):
    dxs = []
    total = None
    dh_next = np.zeros_like(dhs[0])
    dc_next = np.zeros_like(dhs[0])
    for t in reversed(range(len(caches))):
        dx, dh_next, dc_next, new = lstm_step_backward(dhs[t] + dh_next, dhs[t] + dc_next, caches[t])
        dxs.append(dx)
        total = new if total is None else LSTMParams(*(a + b for a, b in zip(total, new, strict=False)))
    return np.array(dxs[::-1]), dh_next, dc_next, total
