import numpy as np


def sequences_until_solved(errors, tolerance, latest):
    right = np.asarray(errors) < tolerance
    in_window = np.convolve(right, np.ones(latest, int), mode="valid")
    ends = np.flatnonzero(in_window == latest)
    return int(ends[0]) + latest if len(ends) else -1
