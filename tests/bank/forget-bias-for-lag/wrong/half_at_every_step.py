# diagnosis: keeps-half-each-step
import math


def forget_bias_for_lag(n):
    f = 0.5
    return math.log(f / (1 - f))
