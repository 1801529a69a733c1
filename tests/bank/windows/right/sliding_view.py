import numpy as np


def windows(series, length, horizon):
    both = np.lib.stride_tricks.sliding_window_view(series, length + horizon)
    return both[:, :length].T[..., None].copy(), both[:, length:].copy()
