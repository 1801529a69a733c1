"""Compare what came with what was expected, array by array, and say in words how they differ."""

from typing import NamedTuple

import numpy as np

#: Relative tolerance by dtype: room for another order of summation, not for another formula.
TOLERANCE = {np.dtype(np.float64): 1e-9, np.dtype(np.float32): 1e-4}


class Difference(NamedTuple):
    """One array that is not as expected."""

    name: str
    given: object
    expected: np.ndarray

    @property
    def comparable(self):
        """Whether both are arrays of one shape, so that their numbers can be compared."""
        return is_array(self.given) and np.shape(self.given) == np.shape(self.expected)


def is_array(value):
    """Whether a value is an array, or a number, of real numbers."""
    return isinstance(value, (np.ndarray, np.generic, float, int)) and np.asarray(value).dtype.kind in "fiu"


def equal(given, expected):
    """Whether two arrays have one shape and the same numbers, up to rounding. NaN equals NaN."""
    if not is_array(given):
        return False
    given, expected = np.asarray(given), np.asarray(expected)
    if given.shape != expected.shape:
        return False
    tolerance = TOLERANCE.get(expected.dtype, 1e-9)
    with np.errstate(invalid="ignore", over="ignore"):
        close = np.abs(given - expected) <= tolerance * (1 + np.abs(expected))
    return bool((close | (np.isnan(given) & np.isnan(expected)) | (given == expected)).all())


def pairs(names, given, expected):
    """Walk over what was expected and what came in its place.

    A named tuple may come as any sequence of that length, or as a dict with its names.

    Parameters
    ----------
    names : tuple of str
        Names of the results.
    given, expected : object
        An array, or a tuple of arrays and (named) tuples.

    Yields
    ------
    name : str
    given : object
        None where nothing stands in the expected place.
    expected : ndarray
    """
    if len(names) == 1:
        yield from _pairs(names[0], given, expected)
        return
    given = given if isinstance(given, (tuple, list)) else (given,)
    for k, (name, wanted) in enumerate(zip(names, expected, strict=True)):
        yield from _pairs(name, given[k] if k < len(given) else None, wanted)


def _pairs(name, given, expected):
    if isinstance(expected, (tuple, list)):
        fields = getattr(expected, "_fields", range(len(expected)))
        for k, (field, wanted) in enumerate(zip(fields, expected, strict=True)):
            yield from _pairs(f"{name}.{field}", _part(given, field, k), wanted)
    else:
        yield name, given, expected


def _part(value, field, position):
    if isinstance(value, dict):
        return value.get(field)
    if isinstance(value, (tuple, list)) and position < len(value):
        return value[position]
    return None


def differences(names, given, expected):
    """The arrays that are not as expected; an empty list if all are, and nothing is left over."""
    found = [Difference(*pair) for pair in pairs(names, given, expected) if not equal(pair[1], pair[2])]
    surplus = _count(given) - _count(expected)
    if not found and surplus > 0:
        return [Difference(f"{surplus} more", given, np.array(np.nan))]
    return found


def _count(value):
    if isinstance(value, dict):
        return sum(map(_count, value.values()))
    return sum(map(_count, value)) if isinstance(value, (tuple, list)) else 1


def describe(difference, names=()):
    """Say how one array differs from what was expected.

    Parameters
    ----------
    difference : Difference
    names : tuple of str
        The results that were asked for.

    Returns
    -------
    str
        A sentence.
    """
    name, given, expected = difference
    asked = f"expected {len(names)} results: {', '.join(names)}" if len(names) > 1 else "expected one array"
    if given is None:
        return f"{name} is None; {asked}. Is there a return at the end?"
    if name.endswith(" more"):
        return f"There are {name} results than asked for; {asked}."
    if isinstance(given, tuple):
        return f"{name} is a tuple of {len(given)}; {asked}."
    if isinstance(given, list):
        return f"{name} is a list; {asked}. np.array(...) converts it."
    if not is_array(given):
        kind = f"{type(given).__module__}.{type(given).__name__}".removeprefix("builtins.")
        return f"{name} is a {kind}; expected a NumPy array."
    if not difference.comparable:
        shapes = f"{name} has shape {np.shape(given)}; expected {np.shape(expected)}."
        return shapes + _about_shape(given, expected)
    if not np.isfinite(given).all():
        return f"{name} contains NaN or infinity, where finite numbers are expected."
    return f"{name} has the right shape and dtype, and wrong numbers.{_about_numbers(given, expected)}"


def _about_shape(given, expected):
    """What a wrong shape suggests, as a sentence with a space before it; or nothing."""
    given = np.asarray(given)
    if given.T.shape == expected.shape and equal(given.T, expected):
        return " The numbers are right, transposed."
    for axis in range(given.ndim):
        if equal(given.sum(axis=axis), expected):
            return f" Summed over axis {axis} it would be right: the sum is missing."
    if expected.ndim > given.ndim:
        for axis in range(expected.ndim):
            if equal(given, expected.sum(axis=axis)):
                return f" It is the sum over axis {axis} of what is expected: one sum too many."
    return ""


def _about_numbers(given, expected):
    """What wrong numbers suggest: a sign, a constant factor, a transpose; or nothing."""
    given, expected = np.asarray(given, float), np.asarray(expected, float)
    if equal(given, -expected):
        return " The sign is turned round."
    if given.ndim == 2 and given.shape[0] == given.shape[1] and equal(given.T, expected):
        return " The numbers are right, transposed."
    nonzero = np.abs(expected) > 1e-12
    if nonzero.any() and not given[~nonzero].any():
        ratio = given[nonzero] / expected[nonzero]
        if np.ptp(ratio) <= 1e-6 * np.abs(ratio).max():
            factor = ratio.flat[0]
            if factor == 0:
                return " It is zero throughout."
            return f" Every number is {factor:.4g} times what it should be."
    return ""
