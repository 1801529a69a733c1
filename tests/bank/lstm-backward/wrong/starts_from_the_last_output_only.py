# diagnosis: only-the-last-output
import numpy as np

from lstm_tutorial.lstm import LSTMParams
from lstm_tutorial.lstm import lstm_step_backward as back


def lstm_backward(dhs, caches):
    dh, dc, dxs, sums = dhs[-1], np.zeros_like(dhs[-1]), [], [0] * 12
    for cache in caches[::-1]:
        dx, dh, dc, new = back(dh, dc, cache)
        dxs.append(dx)
        sums = [a + b for a, b in zip(sums, new, strict=True)]
    return np.array(dxs[::-1]), dh, dc, LSTMParams(*sums)
