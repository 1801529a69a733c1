# diagnosis: target-in-window
import numpy as np


def windows(series, length, horizon):
    B = len(series) - length - horizon + 1
    xs = np.array([series[b : b + length] for b in range(B)]).T[..., None]
    targets = np.array([series[b + length - 1 : b + length - 1 + horizon] for b in range(B)])
    return xs, targets
