# diagnosis: divided-by-two
import numpy as np


def adding_targets(xs):
    rows = [[0.5 + numbers[markers == 1].sum() / 2] for numbers, markers in xs.transpose(1, 2, 0)]
    return np.array(rows)
