# diagnosis: by-time-not-by-lag
import numpy as np


def gradient_by_lag(dh, hs, U):
    norms = np.zeros(len(hs))
    for t in reversed(range(len(hs))):
        norms[t] = np.linalg.norm(dh)
        dh = dh * (1 - hs[t] ** 2) @ U.T
    return norms
