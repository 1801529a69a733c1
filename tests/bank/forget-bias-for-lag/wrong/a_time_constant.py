# diagnosis: one-over-e
import math


def forget_bias_for_lag(n):
    return -math.log(math.exp(1 / n) - 1)
