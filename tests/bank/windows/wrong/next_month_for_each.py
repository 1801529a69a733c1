# diagnosis: room-for-one
import numpy as np


def windows(series, length, horizon):
    B = len(series) - length
    xs = np.stack([series[b : b + length] for b in range(B)], axis=1)[..., None]
    return xs, series[length:, None]
