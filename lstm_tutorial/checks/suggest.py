"""What a wrong array suggests: a transpose, a missing sum, a sign, a factor, part of it right."""

import itertools

import numpy as np

from lstm_tutorial.checks.compare import equal


def about_shape(given, expected):
    """What a wrong shape suggests.

    Parameters
    ----------
    given, expected : array_like

    Returns
    -------
    str
        A sentence with a space before it; or nothing.
    """
    given, expected = np.asarray(given), np.asarray(expected)
    if given.T.shape == expected.shape and equal(given.T, expected):
        return " The numbers are right, transposed."
    if given.size == expected.size and equal(given.reshape(expected.shape), expected):
        return " The numbers are right, their shape is not: an axis is one too many, or missing."
    orders = itertools.permutations(range(given.ndim)) if given.ndim == expected.ndim else ()  # few axes, few orders
    for axes in orders:
        if equal(given.transpose(axes), expected):
            return " The numbers are right, the axes stand in another order."
    if given.ndim == expected.ndim + 1 and len(given) and all(equal(part, expected) for part in given):
        return " It holds what is expected several times over: what is added to was made with one axis too many."
    if given.ndim == 0 and equal(given, expected.sum()):
        return " It is the sum of all that is expected."
    for axis in range(given.ndim):
        if equal(given.sum(axis=axis), expected):
            return f" Summed over axis {axis} it would be right: the sum is missing."
    if expected.ndim > given.ndim:
        for axis in range(expected.ndim):
            if equal(given, expected.sum(axis=axis)):
                return f" It is the sum over axis {axis} of what is expected: one sum too many."
            if equal(given, expected.take(-1, axis=axis)):
                return f" It is the last one along axis {axis} of what is expected: collect them all."
    return ""


def about_numbers(given, expected):
    """What wrong numbers in the right shape suggest.

    Parameters
    ----------
    given, expected : ndarray
        Of one shape.

    Returns
    -------
    str
        A sentence with a space before it; or nothing.
    """
    if given.dtype.kind == "f" and expected.dtype.kind in "iu" and equal(given, expected.astype(float)):
        return f" The numbers are right, their dtype {given.dtype} is not: whole numbers are asked for, .astype(int)."
    if given.dtype.kind in "iu" and expected.dtype.kind == "f":
        return f" They are whole numbers, dtype {given.dtype}: something rounds them."
    single = given.dtype == np.float32 and expected.dtype == np.float64
    given, expected = given.astype(float), expected.astype(float)
    if single and equal(given, expected, 1e-4):
        return " They are float32, which has some seven digits; what came in is float64, and should stay it."
    if not given.any():
        return " It is zero throughout."
    if equal(given, -expected):
        return " The sign is turned round."
    if given.ndim == 2 and given.shape[0] == given.shape[1] and equal(given.T, expected):
        return " The numbers are right, transposed."
    return _factor(given, expected) or _nearly(given, expected)


def about_gradient(given, expected):
    """How long a gradient is, and where it points, beside the right one.

    Parameters
    ----------
    given, expected : ndarray
        Of one shape.

    Returns
    -------
    str
        A sentence with a space before it; or nothing.
    """
    lengths = np.linalg.norm(given), np.linalg.norm(expected)
    if not min(lengths) > 0 or given.size == 1:
        return ""
    cosine = np.clip((given * expected).sum() / np.prod(lengths), -1, 1)
    angle = np.degrees(np.arccos(cosine))
    ratio = lengths[0] / lengths[1]
    ratio = f"{ratio:.2g}" if ratio < 100 else f"{ratio:,.0f}"
    return f" As a whole it is {ratio} times as long as it should be, and points {angle:.0f}° away."


def _factor(given, expected):
    """Whether all numbers are wrong by one factor."""
    nonzero = np.abs(expected) > 1e-12
    if not nonzero.any() or given.size == 1 or given[~nonzero].any():
        return ""
    ratio = given[nonzero] / expected[nonzero]
    if np.ptp(ratio) > 1e-6 * np.abs(ratio).max():
        return ""
    return f" Every number is {ratio.flat[0]:.4g} times what it should be." if abs(ratio.flat[0] - 1) > 1e-3 else ""


def _nearly(given, expected):
    """Whether all numbers are only a little off."""
    off = np.max(np.abs(given - expected) / (1 + np.abs(expected)))
    if off > 1e-3:
        return ""
    return f" They are nearly right, off by at most {off:.0e}: is something small added, or cut off?"


def right_part(given, expected):
    """Which part of the numbers is right.

    Parameters
    ----------
    given, expected : ndarray
        Of one shape.

    Returns
    -------
    str
        A sentence with a space before it; or nothing, if it is so little that it may be chance.
    """
    right = np.abs(given - expected) <= 1e-6 * (1 + np.abs(expected))
    if right.sum() < 2:
        return ""
    for axis in range(right.ndim):
        across = tuple(other for other in range(right.ndim) if other != axis)
        all_right = right.all(axis=across)
        if (all_right == right.any(axis=across)).all():
            where = f"Along axis {axis}, what" if right.ndim > 1 else "What"
            return f" {where} stands at {', '.join(map(str, np.flatnonzero(all_right)))} is right, the rest is wrong."
    return f" {right.sum()} of its {right.size} numbers are right." if right.mean() > 1 / 3 else ""
