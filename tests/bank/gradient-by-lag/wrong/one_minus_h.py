# diagnosis: square-missing
import numpy as np


def gradient_by_lag(dh, hs, U):
    norms = []
    for h in hs[::-1]:
        norms.append(np.linalg.norm(dh))
        dh = dh * (1 - h) @ U.T
    return np.array(norms)
