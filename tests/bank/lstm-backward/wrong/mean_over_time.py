# diagnosis: averaged-over-time
import numpy as np

from lstm_tutorial.lstm import LSTMParams
from lstm_tutorial.lstm import lstm_step_backward as back


def lstm_backward(dhs, caches):
    dh, dc, dxs, grads = 0 * dhs[0], 0 * dhs[0], [], []
    for t in reversed(range(len(caches))):
        dx, dh, dc, new = back(dhs[t] + dh, dc, caches[t])
        dxs.append(dx)
        grads.append(new)
    means = [np.mean([grad[k] for grad in grads], axis=0) for k in range(12)]
    return np.array(dxs[::-1]), dh, dc, LSTMParams(*means)
