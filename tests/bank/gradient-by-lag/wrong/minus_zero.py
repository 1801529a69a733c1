# diagnosis: minus-zero
import numpy as np


def gradient_by_lag(dh, hs, U):
    norms = np.zeros(len(hs))
    for lag in range(len(hs)):
        norms[lag] = np.linalg.norm(dh)
        dh = dh * (1 - hs[-lag]**2) @ U.T
    return norms
