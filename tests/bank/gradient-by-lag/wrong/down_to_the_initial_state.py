# diagnosis: initial-state-too
import numpy as np


def gradient_by_lag(dh, hs, U):
    norms = [np.linalg.norm(dh)]
    for h in reversed(hs):
        dh = dh * (1 - h**2) @ U.T
        norms.append(np.linalg.norm(dh))
    return np.array(norms)
