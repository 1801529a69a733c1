# diagnosis: windows-without-targets
from numpy.lib.stride_tricks import sliding_window_view


def windows(series, length, horizon):
    xs = sliding_window_view(series, length).T[..., None]
    return xs, sliding_window_view(series[length:], horizon)
