"""Dropout: in training each number is left out by chance, in prediction none is.

In a recurrent network it belongs where numbers go up, from the input to a layer and from one layer to
the next, and not on the way from step to step: there, a share would be lost at every step, and little
survives many. Source: Zaremba, Sutskever and Vinyals (2014); dropout itself, Srivastava et al. (2014).
"""

import numpy as np


def draw_mask(rng, shape, rate, dtype=np.float64):
    """Draw what to multiply with: 0 for what is left out, ``1 / (1 - rate)`` for what stays.

    The factor keeps the mean as it was, so that nothing has to be done in prediction ("inverted" scaling).

    Parameters
    ----------
    rng : numpy.random.Generator
    shape : tuple of int
        Such as (T, B, H), for a fresh draw at each step.
    rate : float
        The share that is left out: 0 is none, and 1 would be all.
    dtype : data-type
        Of the mask; that of what it is multiplied with.

    Returns
    -------
    ndarray, shape `shape`

    Raises
    ------
    ValueError
        For a rate below 0, or of 1 and more.
    """
    if not 0 <= rate < 1:
        raise ValueError(
            f"draw_mask: rate is {rate}; expected 0 or more and below 1, the share that is left out. Likely "
            "cause: a percentage, or the share that is kept."
        )
    return ((rng.random(shape) >= rate) / (1 - rate)).astype(dtype)
