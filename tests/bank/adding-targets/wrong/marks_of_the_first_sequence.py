# diagnosis: places-of-the-first
import numpy as np


def adding_targets(xs):
    marked = np.flatnonzero(xs[:, 0, 1] == 1)
    return 0.5 + 0.25 * xs[marked, :, 0].sum(axis=0)[:, None]
