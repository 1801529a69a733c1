import numpy as np


def bug_in_both_directions():
    return np.int64(5)
