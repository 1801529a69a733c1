# diagnosis: last-of-the-marked
import numpy as np


def adding_targets(xs):
    targets = np.zeros((xs.shape[1], 1))
    for t, b in np.argwhere(xs[..., 1] == 1):
        targets[b, 0] = 0.5 + xs[t, b, 0] / 4
    return targets
