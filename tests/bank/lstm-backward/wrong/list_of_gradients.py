# diagnosis: list-of-gradients
import numpy as np

from lstm_tutorial.checks.exercises.backward import lstm_step_backward


def lstm_backward(dhs, caches):
    dxs = []
    total = []
    dh_next = np.zeros_like(dhs[0])
    dc_next = 0
    for t in reversed(range(len(caches))):
        dx, dh_next, dc_next, new = lstm_step_backward(dhs[t] + dh_next, dc_next, caches[t])
        dxs.append(dx)
        total.append(new)
    return np.array(dxs[::-1]), dh_next, dc_next, total
