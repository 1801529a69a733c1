import numpy as np


def sequences_until_solved(errors, tolerance, latest):
    windows = np.lib.stride_tricks.sliding_window_view(errors, latest)
    met = np.all(windows < tolerance, axis=1)
    return np.int64(met.argmax() + latest) if met.any() else np.int64(-1)
