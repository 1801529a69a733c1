# diagnosis: first-of-the-marked
import numpy as np


def adding_targets(xs):
    B = xs.shape[1]
    t = np.argmax(xs[..., 1] == 1, axis=0)
    return 0.5 + xs[t, np.arange(B), :1] / 4
