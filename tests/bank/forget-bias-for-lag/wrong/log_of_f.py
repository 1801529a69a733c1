# diagnosis: logarithm-of-the-gate
import numpy as np


def forget_bias_for_lag(n):
    return np.log(2 ** (-1 / n))
