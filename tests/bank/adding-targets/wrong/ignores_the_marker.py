# diagnosis: all-numbers
import numpy as np


def adding_targets(xs):
    return 0.5 + np.sum(xs[..., :1], axis=0) / 4
