import math


def forget_bias_for_lag(n):
    gate = math.pow(2, -1 / n)
    odds = gate / (1 - gate)
    return math.log(odds)
