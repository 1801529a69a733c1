# diagnosis: no-input-axis
import numpy as np


def windows(series, length, horizon):
    B = len(series) - length - horizon + 1
    xs = np.array([series[t : t + B] for t in range(length)])
    targets = np.array([series[b + length : b + length + horizon] for b in range(B)])
    return xs, targets
