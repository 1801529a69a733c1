# diagnosis: adds-into-the-parameters
import numpy as np

from lstm_tutorial.lstm import lstm_step_backward


def lstm_backward(dhs, caches):
    dxs, dh, dc, sums = [], np.zeros_like(dhs[0]), np.zeros_like(dhs[0]), caches[0].params
    for cache, output in zip(caches[::-1], dhs[::-1], strict=True):
        dx, dh, dc, new = lstm_step_backward(dh + output, dc, cache)
        dxs.insert(0, dx)
        for total, part in zip(sums, new, strict=True):
            total += part
    return np.array(dxs), dh, dc, sums
