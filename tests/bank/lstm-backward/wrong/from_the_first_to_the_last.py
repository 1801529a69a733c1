# diagnosis: walks-forward
import numpy as np

from lstm_tutorial.lstm import LSTMParams
from lstm_tutorial.lstm import lstm_step_backward as back


def lstm_backward(dhs, caches):
    dh, dc, dxs, sums = 0 * dhs[0], 0 * dhs[0], [], [0] * 12
    for d, cache in zip(dhs, caches, strict=True):
        dx, dh, dc, new = back(d + dh, dc, cache)
        dxs.append(dx)
        sums = [a + b for a, b in zip(sums, new, strict=True)]
    return np.array(dxs), dh, dc, LSTMParams(*sums)
