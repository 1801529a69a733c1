# diagnosis: only-the-first-step
import numpy as np

from lstm_tutorial.lstm import lstm_step_backward as back


def lstm_backward(dhs, caches):
    dh, dc, dxs = np.zeros_like(dhs[0]), np.zeros_like(dhs[0]), np.zeros((len(dhs), *caches[0].x.shape))
    for t in reversed(range(len(caches))):
        dxs[t], dh, dc, params = back(dhs[t] + dh, dc, caches[t])
    return dxs, dh, dc, params
