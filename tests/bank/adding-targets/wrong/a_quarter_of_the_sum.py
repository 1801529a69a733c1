# diagnosis: half-missing
import numpy as np


def adding_targets(xs):
    return np.sum(xs[..., :1] * (xs[..., 1:] == 1), axis=0) / 4
