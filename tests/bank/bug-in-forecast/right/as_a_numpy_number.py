import numpy as np


def bug_in_forecast():
    return np.int64(2)
