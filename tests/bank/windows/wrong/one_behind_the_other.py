# diagnosis: end-to-end
import numpy as np


def windows(series, length, horizon):
    xs, targets, start = [], [], 0
    while start + length + horizon <= len(series):
        xs.append(series[start : start + length])
        targets.append(series[start + length : start + length + horizon])
        start += length + horizon
    return np.array(xs).T[:, :, None], np.array(targets)
