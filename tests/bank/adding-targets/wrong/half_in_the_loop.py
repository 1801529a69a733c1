# diagnosis: half-at-each-step
import numpy as np


def adding_targets(xs):
    T, B, _ = xs.shape
    y = np.zeros((B, 1))
    for t in range(T):
        y[:, 0] += 0.5 + 0.25 * xs[t, :, 0] * (xs[t, :, 1] == 1)
    return y
