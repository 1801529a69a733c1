import numpy as np


def gradient_by_lag(dh, hs, U):
    T = len(hs)
    slopes, norms = 1 - hs * hs, np.empty(T)
    gradient = dh.copy()
    for t in range(T - 1, -1, -1):
        norms[T - 1 - t] = np.sqrt(np.einsum("bh,bh->", gradient, gradient))
        gradient *= slopes[t]
        gradient = gradient @ U.T
    return norms
