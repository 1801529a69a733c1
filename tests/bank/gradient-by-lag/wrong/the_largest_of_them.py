# diagnosis: largest-number
import numpy as np


def gradient_by_lag(dh, hs, U):
    norms = []
    for t in range(len(hs) - 1, -1, -1):
        norms.append(np.abs(dh).max())
        dh = dh * (1 - hs[t] ** 2) @ U.T
    return np.array(norms)
