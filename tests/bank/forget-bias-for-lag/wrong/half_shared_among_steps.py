# diagnosis: survival-divided
import numpy as np


def forget_bias_for_lag(n):
    share = 1 / (2 * n)
    return np.log(share) - np.log(1 - share)
