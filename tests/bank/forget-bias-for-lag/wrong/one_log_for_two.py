# diagnosis: one-logarithm-too-few
import numpy as np


def forget_bias_for_lag(n):
    return np.log(n / 2)
