# diagnosis: last-lead-only
import numpy as np


def windows(series, length, horizon):
    B = len(series) - length - horizon + 1
    xs = np.array([series[b : b + length] for b in range(B)]).T[..., None]
    targets = series[length + horizon - 1 :][:B, None]
    return xs, targets
