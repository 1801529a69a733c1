# diagnosis: other-logarithm
import numpy as np


def forget_bias_for_lag(n):
    f = 0.5 ** (1 / n)
    return np.log10(f / (1 - f))
