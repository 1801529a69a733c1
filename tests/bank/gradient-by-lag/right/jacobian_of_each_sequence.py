import numpy as np


def gradient_by_lag(dh, hs, U):
    squares = np.zeros(len(hs))
    for b, row in enumerate(dh):
        for lag in range(len(hs)):
            squares[lag] += row @ row
            jacobian = np.diag(1 - hs[-1 - lag, b] ** 2) @ U.T
            row = row @ jacobian
    return squares**0.5
