# diagnosis: product
import numpy as np


def adding_targets(xs):
    rows = []
    for b in range(xs.shape[1]):
        rows.append([0.5 + np.prod([x for x, marker in xs[:, b] if marker == 1]) / 4])
    return np.array(rows)
