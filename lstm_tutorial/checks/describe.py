"""Say in words how what came differs from what was expected."""

import numpy as np

from lstm_tutorial.checks.compare import equal, is_array
from lstm_tutorial.checks.values import Other


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
    if not is_array(given):
        return f"{name} is {_no_numbers(given, asked)}"
    if not difference.comparable:
        shapes = f"{name} has shape {np.shape(given)}; expected {np.shape(expected)}."
        return shapes + _about_shape(given, expected)
    if not np.isfinite(given).all():
        return f"{name} contains NaN or infinity, where finite numbers are expected."
    return f"{name} has the right shape and dtype, and wrong numbers.{_about_numbers(given, expected)}"


def _no_numbers(given, asked):
    """What came in the place of an array of real numbers, what was asked for, and what may help."""
    if isinstance(given, Other):
        return f"a {given.kind}; expected a NumPy array.{_about_kind(given.kind)}"
    if isinstance(given, tuple):
        return f"a tuple of {len(given)}; {asked}."
    if isinstance(given, list):
        return f"a list; {asked}. np.array(...) converts it."
    kinds = {"c": "complex numbers", "b": "True and False", "O": "Python objects", "U": "text", "S": "text"}
    kind = kinds.get(np.asarray(given).dtype.kind, f"dtype {np.asarray(given).dtype}")
    if isinstance(given, np.ndarray):
        return f"an array of {kind}; expected real numbers."
    return f"a {type(given).__name__}; expected a NumPy array."


def _about_kind(kind):
    """What helps against a result of some type, as a sentence with a space before it; or nothing."""
    if kind == "generator":
        return " There is a yield in your function: collect the parts in a list, and return that as an array."
    if kind in ("map", "zip", "filter", "reversed", "range"):
        return " np.array(list(...)) makes one of it."
    if kind == "coroutine":
        return " Your function begins with async def: def alone is what is wanted."
    if kind in ("function", "builtin_function_or_method", "method", "type"):
        return " Is there a pair of parentheses missing, so that it is returned and not called?"
    if "ensor" in kind:
        return " This book computes in NumPy; .numpy() converts."
    return ""


def _about_shape(given, expected):
    """What a wrong shape suggests, as a sentence with a space before it; or nothing."""
    given, expected = np.asarray(given), np.asarray(expected)
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
