import numpy as np


def bug_on_the_desk():
    return np.int64(7)
