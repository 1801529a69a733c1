# diagnosis: sign
import math


def forget_bias_for_lag(n):
    f = 2 ** (-1 / n)
    return math.log((1 - f) / f)
