# diagnosis: norm-past-the-tanh
import numpy as np


def gradient_by_lag(dh, hs, U):
    norms = []
    for h in hs[::-1]:
        da = dh * (1 - h**2)
        norms.append(np.linalg.norm(da))
        dh = da @ U.T
    return np.array(norms)
