import numpy as np


def adding_targets(xs):
    counts = np.maximum(xs[..., 1:], 0)
    return 0.5 + 0.25 * np.sum(xs[..., :1] * counts, axis=0)
