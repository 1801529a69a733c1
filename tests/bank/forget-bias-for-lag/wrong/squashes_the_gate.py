# diagnosis: sigmoid-for-its-inverse
import math


def forget_bias_for_lag(n):
    f = 2 ** (-1 / n)
    return 1 / (1 + math.exp(-f))
