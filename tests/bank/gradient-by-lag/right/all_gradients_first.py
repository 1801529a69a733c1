import numpy as np


def gradient_by_lag(dh, hs, U):
    arrived = [dh]
    for h in hs[:0:-1]:
        arrived.append(np.dot(arrived[-1] - arrived[-1] * h**2, U.T))
    return np.array([np.linalg.norm(gradient.ravel()) for gradient in arrived])
