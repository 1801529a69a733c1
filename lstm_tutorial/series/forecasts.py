"""Forecasts that need no network, and what any forecast is judged by.

A forecast takes windows xs, shape (T, B, 1), and returns the next K values of each, shape (B, K).
"""

import numpy as np

from lstm_tutorial.series.windows import windows


def persistence(xs, horizon):
    """Nothing changes: the last value again and again.

    Parameters
    ----------
    xs : ndarray, shape (T, B, 1)
    horizon : int
        K.

    Returns
    -------
    ndarray, shape (B, K)
    """
    return np.repeat(xs[-1], horizon, axis=1)


def seasonal_naive(xs, horizon, period=12):
    """The same as a year ago: the last value from the same season.

    Parameters
    ----------
    xs : ndarray, shape (T, B, 1)
        T at least as long as the period.
    horizon : int
        K.
    period : int
        Steps in a year.

    Returns
    -------
    ndarray, shape (B, K)

    Raises
    ------
    ValueError
        If the windows are shorter than the period.
    """
    if len(xs) < period:
        raise ValueError(f"seasonal_naive: windows of {len(xs)} steps; expected {period} or more, one whole period.")
    return xs[-period + np.arange(horizon) % period, :, 0].T


def fit_autoregression(series, order, horizon):
    r"""Weights by which the last values predict the next ones, by least squares: one column for each lead.

    .. math:: \hat y_{t+k} = \sum_{j=1}^{p} w_{jk}\, y_{t+1-j} + b_k

    Parameters
    ----------
    series : ndarray, shape (N,)
        The training part.
    order : int
        p, how many of the last values are used.
    horizon : int
        K.

    Returns
    -------
    ndarray, shape (p + 1, K)
        The oldest value's weights first, the constants last.
    """
    xs, targets = windows(series, order, horizon)
    return np.linalg.lstsq(_with_one(xs), targets, rcond=None)[0]


def autoregression(xs, weights):
    """The forecast of a linear autoregression.

    Parameters
    ----------
    xs : ndarray, shape (T, B, 1)
        T at least p; the last p values are used.
    weights : ndarray, shape (p + 1, K)
        As `fit_autoregression` returns them.

    Returns
    -------
    ndarray, shape (B, K)
    """
    return _with_one(xs[len(xs) - (len(weights) - 1) :]) @ weights


def rmse(forecasts, targets):
    """The root of the mean squared error of each lead.

    Parameters
    ----------
    forecasts, targets : ndarray, shape (B, K)

    Returns
    -------
    ndarray, shape (K,)
        In the unit of the series.
    """
    return np.sqrt(((forecasts - targets) ** 2).mean(axis=0))


def difference_interval(squared_a, squared_b, rng, block=24, draws=2000, level=0.95):
    """How sure it is that one forecast has the larger error: an interval for RMSE of a minus RMSE of b.

    Neighbouring months are alike, so whole blocks of months are drawn anew, both errors together (a moving block
    bootstrap, Künsch 1989): as if history had been put together otherwise.

    Parameters
    ----------
    squared_a, squared_b : ndarray, shape (B,)
        Squared errors of two forecasts of the same months, in their order.
    rng : numpy.random.Generator
    block : int
        Months in a block; at most B.
    draws : int
    level : float
        Share of the draws that the interval holds.

    Returns
    -------
    low, high : float
        In the unit of the series.
    """
    count = len(squared_a)
    if not 1 <= block <= count or squared_a.shape != squared_b.shape:
        raise ValueError(
            f"difference_interval: blocks of {block} out of errors of shapes {squared_a.shape} and {squared_b.shape}; "
            "expected two of one shape (B,), and blocks of 1 to B."
        )
    blocks = -(-count // block)
    starts = rng.integers(count - block + 1, size=(draws, blocks))
    drawn = (starts[..., None] + np.arange(block)).reshape(draws, -1)[:, :count]        # (draws, B)
    differences = np.sqrt(squared_a[drawn].mean(axis=1)) - np.sqrt(squared_b[drawn].mean(axis=1))
    low, high = np.quantile(differences, [(1 - level) / 2, (1 + level) / 2])
    return float(low), float(high)


def _with_one(xs):
    """Windows as rows, a 1 at the end of each: (T, B, 1) to (B, T + 1)."""
    return np.concatenate([xs[..., 0].T, np.ones((xs.shape[1], 1))], axis=1)
