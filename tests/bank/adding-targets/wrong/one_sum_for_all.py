# diagnosis: batch-summed
import numpy as np


def adding_targets(xs):
    total = xs[xs[..., 1] == 1][:, 0].sum()
    return np.repeat([[0.5 + total / 4]], xs.shape[1], axis=0)
