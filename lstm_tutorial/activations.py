"""The functions that squash: sigmoid for gates, softmax for predictions. tanh is NumPy's own."""

import numpy as np


def sigmoid(z):
    r"""Squash each number into the interval from 0 to 1.

    .. math:: \sigma(z) = \frac{1}{1 + e^{-z}} = \frac{e^{z}}{1 + e^{z}}

    Of the two forms, each element uses the one whose exponential is at most 1, so nothing
    overflows and small results keep their precision.

    Parameters
    ----------
    z : array_like of any shape
        Pre-activations. float32 stays float32; integers become float64.

    Returns
    -------
    ndarray, same shape as `z`
        0 where z is very negative, 1/2 at 0, 1 where z is very positive.
    """
    z = _floating(z)
    e = np.exp(-np.abs(z))
    return np.where(z >= 0, e.dtype.type(1), e) / (1 + e)


def softmax(z, axis=-1):
    r"""Turn scores into probabilities that sum to 1 along one axis.

    .. math:: \mathrm{softmax}(z)_k = \frac{e^{z_k}}{\sum_j e^{z_j}}

    The largest score is subtracted first: it changes no ratio, and no exponential exceeds 1.

    Parameters
    ----------
    z : array_like
        Scores (logits).
    axis : int, default -1
        The axis along which the results sum to 1.

    Returns
    -------
    ndarray, same shape as `z`

    Raises
    ------
    ValueError
        If the axis has length 0: no probabilities over nothing.
    """
    z = _floating(z)
    if z.ndim == 0 or z.shape[axis] == 0:
        raise ValueError(
            f"softmax: z has shape {z.shape}; expected at least one score along axis {axis}."
        )
    with np.errstate(over="ignore"):  # a difference beyond the largest float is -inf, and e^-inf is 0
        e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


def _floating(z):
    """Whole numbers as float64: unsigned ones have no negative, and small ones would become float16."""
    z = np.asarray(z)
    return z if z.dtype.kind == "f" else z.astype(float)
