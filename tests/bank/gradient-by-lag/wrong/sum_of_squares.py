# diagnosis: root-missing
import numpy as np


def gradient_by_lag(dh, hs, U):
    norms = []
    for h in reversed(hs):
        norms.append((dh**2).sum())
        dh = dh * (1 - h**2) @ U.T
    return np.array(norms)
