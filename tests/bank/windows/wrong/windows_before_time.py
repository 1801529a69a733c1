# diagnosis: batch-first
import numpy as np


def windows(series, length, horizon):
    B = len(series) - length - horizon + 1
    xs = np.array([series[b : b + length] for b in range(B)])[:, :, None]
    targets = np.array([series[b + length : b + length + horizon] for b in range(B)])
    return xs, targets
