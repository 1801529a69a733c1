# diagnosis: gate-for-bias
import numpy as np


def forget_bias_for_lag(n):
    return np.exp(np.log(0.5) / n)
