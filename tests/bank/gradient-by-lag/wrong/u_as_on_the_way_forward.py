# diagnosis: recurrent-weights-not-transposed
import numpy as np


def gradient_by_lag(dh, hs, U):
    out = []
    for h in reversed(hs):
        out.append(np.sqrt(np.sum(dh**2)))
        dh = (1 - h**2) * dh @ U
    return np.array(out)
