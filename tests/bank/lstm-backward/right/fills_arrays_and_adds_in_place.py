import numpy as np

from lstm_tutorial.lstm import LSTMParams
from lstm_tutorial.lstm import lstm_step_backward as one_back


def lstm_backward(dhs, caches):
    T, B, H = dhs.shape
    dxs = np.zeros((T, *caches[0].x.shape))
    dh, dc = np.zeros((B, H)), np.zeros((B, H))
    total = LSTMParams(*(np.zeros_like(array, dtype=float) for array in caches[0].params))
    for t in range(T - 1, -1, -1):
        back = one_back(dhs[t] + dh, dc, caches[t])
        dxs[t], dh, dc = back.dx, back.dh_prev, back.dc_prev
        for sum_so_far, new in zip(total, back.params, strict=True):
            sum_so_far += new
    return dxs, dh, dc, total
