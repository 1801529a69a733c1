import numpy as np


def forget_bias_for_lag(n):
    return -np.log(np.expm1(np.log(2) / n))
