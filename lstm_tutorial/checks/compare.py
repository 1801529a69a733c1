"""Compare what came with what was expected, array by array."""

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


def equal(given, expected, tolerance=None):
    """Whether two arrays have one shape and the same numbers, up to rounding. NaN equals NaN.

    Where an array of whole numbers is expected, 2.0 does not do for 2: it is no index.

    Parameters
    ----------
    given, expected : object
    tolerance : float, optional
        How much rounding there may be, relative to 1 and to what is expected; by default, as much as its
        dtype brings. A number that was computed in float32 does not show it.

    Returns
    -------
    bool
    """
    if not is_array(given):
        return False
    given, expected = np.asarray(given), np.asarray(expected)
    if given.shape != expected.shape:
        return False
    if given.dtype.kind == "f" and expected.dtype.kind in "iu" and expected.ndim:
        return False                                                   # places, and a float is none
    tolerance = tolerance or TOLERANCE.get(expected.dtype, 1e-9)
    with np.errstate(invalid="ignore", over="ignore"):
        close = np.isfinite(expected) & (np.abs(given - expected) <= tolerance * (1 + np.abs(expected)))
    return bool((close | (np.isnan(given) & np.isnan(expected)) | (given == expected)).all())


def alike(one, other, tolerance=None):
    """Whether two plain values are the same: arrays as in `equal`, a named tuple also as a dict or a row."""
    if isinstance(one, dict) and hasattr(other, "_fields"):
        one, other = other, one
    if isinstance(other, dict) and hasattr(one, "_fields"):
        other = tuple(map(other.get, one._fields))
    if isinstance(one, (tuple, list)) and isinstance(other, (tuple, list)):
        return len(one) == len(other) and all(alike(*both, tolerance) for both in zip(one, other, strict=True))
    if isinstance(one, dict) and isinstance(other, dict):
        return one.keys() == other.keys() and all(alike(one[key], other[key], tolerance) for key in one)
    if is_array(one) and is_array(other):
        return equal(one, other, tolerance)
    if isinstance(one, np.ndarray) and isinstance(other, np.ndarray):
        return one.dtype == other.dtype and (one.dtype.kind == "O" or np.array_equal(one, other))
    return type(one) is type(other) and one == other


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


def differences(names, given, expected, tolerance=None):
    """The arrays that are not as expected; an empty list if all are, and nothing is left over."""
    found = [Difference(*pair) for pair in pairs(names, given, expected) if not equal(pair[1], pair[2], tolerance)]
    surplus = _count(given) - _count(expected)
    if not found and surplus > 0:
        return [Difference(f"{surplus} more", given, np.array(np.nan))]
    return found


def _count(value):
    if isinstance(value, dict):
        return sum(map(_count, value.values()))
    return sum(map(_count, value)) if isinstance(value, (tuple, list)) else 1
