# diagnosis: writes-to-arguments
import numpy as np

from lstm_tutorial.lstm import LSTMParams
from lstm_tutorial.lstm import lstm_step_backward as back


def lstm_backward(dhs, caches):
    dh, dc, dxs, sums = 0 * dhs[0], 0 * dhs[0], [], [0] * 12
    while caches:
        dx, dh, dc, new = back(dhs[len(caches) - 1] + dh, dc, caches.pop())
        dxs.insert(0, dx)
        sums = [a + b for a, b in zip(sums, new, strict=True)]
    return np.array(dxs), dh, dc, LSTMParams(*sums)
