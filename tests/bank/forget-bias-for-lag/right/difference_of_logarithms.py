import numpy as np


def forget_bias_for_lag(n):
    log_f = -np.log(2) / n
    return log_f - np.log(-np.expm1(log_f))
