# diagnosis: activated-twice
import numpy as np


def gradient_by_lag(dh, hs, U):
    slopes = 1 / np.cosh(hs) ** 2
    norms = np.empty(len(hs))
    for lag in range(len(hs)):
        norms[lag] = np.linalg.norm(dh)
        dh = (dh * slopes[len(hs) - 1 - lag]) @ U.T
    return norms
