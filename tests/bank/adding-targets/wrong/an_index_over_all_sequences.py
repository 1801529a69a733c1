# diagnosis: total-of-the-batch
def adding_targets(xs):
    numbers, markers = xs[..., 0], xs[..., 1]
    return 0.5 + numbers[markers == 1].sum() / 4
