# diagnosis: half-divided-too


def adding_targets(xs):
    marked = xs[..., 1:] == 1
    return (0.5 + (xs[..., :1] * marked).sum(axis=0)) / 4
