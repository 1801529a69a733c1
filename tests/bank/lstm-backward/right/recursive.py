import numpy as np

from lstm_tutorial.lstm import lstm_step_backward as back


def lstm_backward(dhs, caches):
    if len(caches) > 1:
        dxs, dh, dc, later = lstm_backward(dhs[1:], caches[1:])
    else:
        dxs, dh, dc, later = [], np.zeros_like(dhs[0]), np.zeros_like(dhs[0]), None
    dx, dh_0, dc_0, grads = back(dhs[0] + dh, dc, caches[0])
    if later is not None:
        grads = type(grads)(*map(np.add, later, grads))
    return np.array([dx, *dxs]), dh_0, dc_0, grads
