import numpy as np


def windows(series, length, horizon):
    xs, targets, b = [], [], 0
    while b + length + horizon <= len(series):
        xs.append(series[b : b + length, None])
        targets.append(series[b + length : b + length + horizon])
        b += 1
    return np.stack(xs, axis=1), np.stack(targets)
