import numpy as np


def bug_in_cell():
    return np.int64(6)
