# diagnosis: share-of-the-first
import numpy as np


def gradient_by_lag(dh, hs, U):
    first, norms = np.linalg.norm(dh), []
    for h in reversed(hs):
        norms.append(np.linalg.norm(dh) / first)
        dh = dh * (1 - h**2) @ U.T
    return np.array(norms)
