# diagnosis: ends-subtracted


def adding_targets(xs):
    weighed = xs[:, :, 0] * xs[:, :, 1]
    return (weighed.sum(0)[:, None] + 2) / 4
