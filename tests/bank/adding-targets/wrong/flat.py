# diagnosis: column-missing
import numpy as np


def adding_targets(xs):
    marked = np.where(xs[..., 1] == 1, xs[..., 0], 0)
    return 0.5 + marked.sum(axis=0) / 4
