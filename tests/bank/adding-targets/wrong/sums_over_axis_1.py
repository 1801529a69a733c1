# diagnosis: over-the-batch
import numpy as np


def adding_targets(xs):
    counted = np.where(xs[..., 1] == 1, xs[..., 0], 0)
    return 0.5 + 0.25 * counted.sum(1, keepdims=True)
