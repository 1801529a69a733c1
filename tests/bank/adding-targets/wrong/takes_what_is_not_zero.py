# diagnosis: ends-added
import numpy as np


def adding_targets(xs):
    rows = []
    for b in range(xs.shape[1]):
        rows.append([0.5 + xs[xs[:, b, 1] != 0, b, 0].sum() / 4])
    return np.array(rows)
