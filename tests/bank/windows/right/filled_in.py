import numpy as np


def windows(series, length, horizon):
    B = series.size + 1 - length - horizon
    xs = np.zeros((length, B, 1), series.dtype)
    targets = np.zeros((B, horizon), series.dtype)
    for t in range(length):
        xs[t, :, 0] = series[t : t + B]
    for k in range(horizon):
        targets[:, k] = series[length + k : length + k + B]
    return xs, targets
