# diagnosis: gate-for-long-lags
import numpy as np


def forget_bias_for_lag(n):
    leak = np.log(2) / n
    return np.log((1 - leak) / leak)
