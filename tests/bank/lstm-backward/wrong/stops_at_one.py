# diagnosis: first-step-left-out
import numpy as np

from lstm_tutorial.lstm import LSTMParams, lstm_step_backward


def lstm_backward(dhs, caches):
    dxs = np.zeros((len(dhs), *caches[0].x.shape))
    dh, dc, sums = np.zeros_like(dhs[0]), np.zeros_like(dhs[0]), [np.zeros_like(array) for array in caches[0].params]
    for t in range(len(dhs) - 1, 0, -1):
        dxs[t], dh, dc, new = lstm_step_backward(dh + dhs[t], dc, caches[t])
        sums = [total + part for total, part in zip(sums, new, strict=True)]
    return dxs, dh, dc, LSTMParams(*sums)
