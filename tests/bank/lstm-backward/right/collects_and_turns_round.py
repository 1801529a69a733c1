import numpy as np

from lstm_tutorial.lstm import LSTMParams, lstm_step_backward


def lstm_backward(dhs, caches):
    pairs = list(zip(dhs, caches, strict=True))
    dh, dc, dxs, grads = 0 * dhs[0], 0 * dhs[0], [], []
    for d, cache in pairs[::-1]:
        dx, dh, dc, new = lstm_step_backward(d + dh, dc, cache)
        dxs.append(dx)
        grads.append(new)
    sums = [np.sum([grad[k] for grad in grads], axis=0) for k in range(12)]
    return np.stack(dxs)[::-1], dh, dc, LSTMParams(*sums)
