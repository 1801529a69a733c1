# diagnosis: memory-gradient-not-carried
import numpy as np

from lstm_tutorial.lstm import LSTMParams
from lstm_tutorial.lstm import lstm_step_backward as back


def lstm_backward(dhs, caches):
    dh, dxs, sums = np.zeros_like(dhs[0]), [], [0] * 12
    for t in range(len(caches) - 1, -1, -1):
        dx, dh, dc, new = back(dhs[t] + dh, np.zeros_like(dh), caches[t])
        dxs.insert(0, dx)
        sums = [a + b for a, b in zip(sums, new, strict=True)]
    return np.array(dxs), dh, dc, LSTMParams(*sums)
