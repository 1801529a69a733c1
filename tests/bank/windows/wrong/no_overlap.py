# diagnosis: side-by-side
import numpy as np


def windows(series, length, horizon):
    starts = range(0, len(series) - length - horizon + 1, length)
    xs = np.array([series[b : b + length] for b in starts]).T[..., None]
    return xs, np.array([series[b + length : b + length + horizon] for b in starts])
