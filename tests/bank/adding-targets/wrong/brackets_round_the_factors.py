# diagnosis: half-in-the-factor
import numpy as np


def adding_targets(xs):
    return (1 / 2 + 1 / 4) * np.where(xs[..., 1:] == 1, xs[..., :1], 0).sum(axis=0)
