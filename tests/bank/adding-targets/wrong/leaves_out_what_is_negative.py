# diagnosis: not-the-ends
def adding_targets(xs):
    keep = xs[..., 1] != -1
    total = (xs[..., 0] * keep).sum(axis=0)
    return (0.5 + total / 4).reshape(-1, 1)
