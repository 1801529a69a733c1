# diagnosis: logarithm-of-the-upper-half
import numpy as np


def forget_bias_for_lag(n):
    f = 0.5 ** (1 / n)
    return np.log(f) / (1 - f)
