# diagnosis: slope-after-the-weights
import numpy as np


def gradient_by_lag(dh, hs, U):
    norms = []
    for h in reversed(hs):
        norms.append(np.linalg.norm(dh))
        dh_prev = dh @ U.T
        dh = dh_prev * (1 - h**2)
    return np.array(norms)
