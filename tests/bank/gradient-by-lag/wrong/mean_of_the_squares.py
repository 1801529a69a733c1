# diagnosis: root-mean-square
import numpy as np


def gradient_by_lag(dh, hs, U):
    norms = []
    for t in range(len(hs) - 1, -1, -1):
        norms.append(np.sqrt(np.mean(dh**2)))
        dh = dh * (1 - hs[t] ** 2) @ U.T
    return np.array(norms)
