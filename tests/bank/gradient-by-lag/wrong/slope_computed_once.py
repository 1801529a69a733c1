# diagnosis: one-slope-for-all
import numpy as np


def gradient_by_lag(dh, hs, U):
    slope, norms = 1 - hs[-1] ** 2, []
    while len(norms) < len(hs):
        norms.append(np.linalg.norm(dh))
        dh = (dh * slope) @ U.T
    return np.array(norms)
