# diagnosis: mean-over-time
def adding_targets(xs):
    numbers, markers = xs[..., :1], xs[..., 1:]
    return 0.5 + (numbers * (markers == 1)).mean(axis=0) / 4
