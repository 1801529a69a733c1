# diagnosis: columns-exchanged
def adding_targets(xs):
    markers, numbers = xs[..., 0], xs[..., 1]
    return 0.5 + (numbers * (markers == 1)).sum(axis=0)[:, None] / 4
