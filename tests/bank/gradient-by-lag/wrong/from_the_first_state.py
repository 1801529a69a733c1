# diagnosis: walks-forward
import numpy as np


def gradient_by_lag(dh, hs, U):
    norms = []
    for h in hs:
        norms.append(np.linalg.norm(dh))
        dh = dh * (1 - h**2) @ U.T
    return np.array(norms)
