# diagnosis: logarithm-missing


def forget_bias_for_lag(n):
    return 1 / (2 ** (1 / n) - 1)
