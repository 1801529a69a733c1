# diagnosis: wraps-round
import numpy as np


def windows(series, length, horizon):
    xs = np.stack([np.roll(series, -t) for t in range(length)])[..., None]
    targets = np.stack([np.roll(series, -length - k) for k in range(horizon)], axis=1)
    return xs, targets
