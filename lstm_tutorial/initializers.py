"""Where weights start. Every function takes a ``numpy.random.Generator``: a seed is part of a result."""

import numpy as np


def glorot_uniform(rng, rows, columns):
    r"""Draw a matrix from the uniform distribution of Glorot and Bengio (2010), equation 16.

    .. math:: W_{jk} \sim \mathcal{U}\left(-\sqrt{\tfrac{6}{n_\text{in} + n_\text{out}}},
                                           +\sqrt{\tfrac{6}{n_\text{in} + n_\text{out}}}\right)

    Parameters
    ----------
    rng : numpy.random.Generator
    rows, columns : int
        Number of inputs and of outputs.

    Returns
    -------
    ndarray, shape (rows, columns), float64
    """
    limit = np.sqrt(6 / (rows + columns))
    return rng.uniform(-limit, limit, size=(rows, columns))


def orthogonal(rng, size):
    """Draw a rotation (with reflection) at random: a square matrix that changes no vector's length.

    Source: Saxe, McClelland and Ganguli (2014). The signs of the diagonal of R are moved into Q,
    which makes the draw uniform over the orthogonal matrices.

    Parameters
    ----------
    rng : numpy.random.Generator
    size : int

    Returns
    -------
    ndarray, shape (size, size), float64
    """
    q, r = np.linalg.qr(rng.normal(size=(size, size)))
    return q * np.sign(np.diag(r))


def with_spectral_radius(rng, size, radius):
    """Draw a square Gaussian matrix and scale its largest eigenvalue, in absolute value, to `radius`.

    Parameters
    ----------
    rng : numpy.random.Generator
    size : int
    radius : float
        Below 1, repeated multiplication shrinks; above 1, it grows.

    Returns
    -------
    ndarray, shape (size, size), float64
    """
    matrix = rng.normal(size=(size, size))
    return matrix * (radius / np.abs(np.linalg.eigvals(matrix)).max())
