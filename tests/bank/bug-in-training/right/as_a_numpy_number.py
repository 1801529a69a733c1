import numpy as np


def bug_in_training():
    return np.int64(4)
