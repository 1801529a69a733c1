# diagnosis: marker-summed
import numpy as np


def adding_targets(xs):
    return 0.5 + np.maximum(xs[..., 1:], 0).sum(axis=0) / 4
