# diagnosis: sum-alone


def adding_targets(xs):
    marked = xs[..., 1:] == 1
    return (xs[..., :1] * marked).sum(axis=0)
