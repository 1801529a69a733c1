# diagnosis: only-the-last-step
import numpy as np

from lstm_tutorial.lstm import lstm_step_backward as back


def lstm_backward(dhs, caches):
    T = len(caches)
    dh, dc, dxs, params = 0 * dhs[0], 0 * dhs[0], [None] * T, None
    for t in reversed(range(T)):
        dxs[t], dh, dc, new = back(dhs[t] + dh, dc, caches[t])
        params = params or new
    return np.array(dxs), dh, dc, params
