# diagnosis: gradients-for-norms
import numpy as np


def gradient_by_lag(dh, hs, U):
    dhs = []
    for h in reversed(hs):
        dhs.append(dh)
        dh = dh * (1 - h**2) @ U.T
    return np.stack(dhs)
