# diagnosis: does-not-walk
import numpy as np


def gradient_by_lag(dh, hs, U):
    norms = []
    for h in hs[::-1]:
        gradient = dh
        norms.append(np.linalg.norm(gradient))
        gradient = gradient * (1 - h**2) @ U.T
    return np.array(norms)
