# diagnosis: targets-time-first
import numpy as np


def windows(series, length, horizon):
    B = len(series) - length - horizon + 1
    xs = np.array([series[b : b + length] for b in range(B)]).T[..., None]
    targets = np.array([series[length + k : length + k + B] for k in range(horizon)])
    return xs, targets
