import numpy as np


def adding_targets(xs):
    T, B, _ = xs.shape
    targets = np.full((B, 1), 0.5, dtype=xs.dtype)
    for b in range(B):
        for t in range(T):
            if xs[t, b, 1] == 1:
                targets[b, 0] += xs[t, b, 0] / 4
    return targets
