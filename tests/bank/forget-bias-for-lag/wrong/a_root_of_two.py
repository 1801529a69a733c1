# diagnosis: gate-above-one
import numpy as np


def forget_bias_for_lag(n):
    f = 2 ** (1 / n)
    return np.log(f / (1 - f))
