# diagnosis: rule-of-thumb
import math


def forget_bias_for_lag(n):
    return math.log(n)
