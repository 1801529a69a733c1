# diagnosis: tanh-derivative-missing
import numpy as np


def gradient_by_lag(dh, hs, U):
    norms = np.zeros(len(hs))
    for lag in range(len(hs)):
        norms[lag] = np.linalg.norm(dh)
        dh = dh @ U.T
    return norms
