"""From a series to what a model is trained on: its season taken out, scaled, cut into windows.

What is fitted (the season, the scale) is fitted on the training part alone, and then applied to all.
"""

from typing import NamedTuple

import numpy as np


class Scale(NamedTuple):
    """What to subtract and what to divide by, so that numbers come near 0 and 1."""

    mean: float
    deviation: float

    def apply(self, values):
        """From the series' own unit to scaled numbers."""
        return (values - self.mean) / self.deviation

    def undo(self, values):
        """Back from scaled numbers to the series' own unit."""
        return values * self.deviation + self.mean


def fit_season(values, months):
    """The mean of each month of the year.

    Parameters
    ----------
    values : ndarray, shape (N,)
        Of the training part only.
    months : ndarray of int, shape (N,)
        0 for January to 11.

    Returns
    -------
    ndarray, shape (12,)

    Raises
    ------
    ValueError
        If a month of the year never comes.
    """
    missing = [month + 1 for month in range(12) if month not in months]
    if missing:
        raise ValueError(
            f"fit_season: month {missing[0]} never comes; expected a year or more of values. Likely cause: a training "
            "part that is too short."
        )
    return np.array([values[months == month].mean() for month in range(12)])


def fit_scale(values):
    """Mean and standard deviation, to scale with.

    Parameters
    ----------
    values : ndarray
        Of the training part only: what the test is like must not be known beforehand.

    Returns
    -------
    Scale

    Raises
    ------
    ValueError
        If all values are equal, or there are none.
    """
    values = np.asarray(values)
    if values.size == 0 or values.std() == 0:
        raise ValueError(f"fit_scale: {values.size} value(s), none different from the others; nothing to scale by.")
    return Scale(float(values.mean()), float(values.std()))


def windows(series, length, horizon):
    """Every stretch of a series with what came after it.

    Parameters
    ----------
    series : ndarray, shape (N,)
    length : int
        T, how many values are given.
    horizon : int
        K, how many values after them are asked for.

    Returns
    -------
    xs : ndarray, shape (T, B, 1)
        ``xs[:, b, 0]`` is ``series[b : b + T]``; B = N - T - K + 1, all that fit.
    targets : ndarray, shape (B, K)
        ``targets[b]`` is ``series[b + T : b + T + K]``.

    Raises
    ------
    ValueError
        If the series is too short for one window, or a length is below 1.
    """
    if length < 1 or horizon < 1:
        raise ValueError(f"windows: length is {length} and horizon {horizon}; expected 1 or more of both.")
    count = len(series) - length - horizon + 1
    if count < 1:
        raise ValueError(
            f"windows: a series of {len(series)} values has no window of {length} with {horizon} after it; expected "
            f"{length + horizon} values or more."
        )
    starts = np.arange(count)                                          # (B,)
    xs = series[starts + np.arange(length)[:, None]]                   # (T, B)
    targets = series[starts[:, None] + length + np.arange(horizon)]    # (B, K)
    return xs[..., None], targets
