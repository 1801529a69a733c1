"""Say in words how what came differs from what was expected."""

import numpy as np

from lstm_tutorial.checks.compare import is_array
from lstm_tutorial.checks.suggest import about_gradient, about_numbers, about_shape, right_part
from lstm_tutorial.checks.values import Other


def describe_count(given, names):
    """Say how many results came, where that is not how many were asked for.

    Parameters
    ----------
    given : object
        What was returned, plain.
    names : tuple of str
        The results that were asked for.

    Returns
    -------
    str
        Sentences; empty where the number is right.
    """
    asked = f"expected {len(names)} results: {', '.join(names)}" if len(names) > 1 else "expected one array"
    if given is None:
        return f"Your function returns None; {asked}. Is there a return at the end?"
    if hasattr(given, "_fields") and len(given) != len(names):
        return f"Your function returns a named tuple of {', '.join(given._fields)}; {asked}."
    if len(names) == 1:
        count = f"a tuple of {len(given)}" if isinstance(given, tuple) else ""
    elif isinstance(given, (tuple, list)):
        count = "" if len(given) == len(names) else f"{len(given)} results"
    else:
        count = "one array" if is_array(given) else _kind(given)
    return f"Your function returns {count}; {asked}." if count else ""


def describe(difference, names, over_time):
    """Say how one array differs from what was expected.

    Parameters
    ----------
    difference : Difference
    names : tuple of str
        The results that were asked for. Where the first begins with dx, all are gradients.
    over_time : bool
        Whether its first axis is time. Which part of it is right is then said by another.

    Returns
    -------
    str
        Sentences.
    """
    name, given, expected = difference
    if given is None:
        return f"{name} is None, or missing; expected an array of shape {np.shape(expected)}."
    if name.endswith(" more"):
        return f"there are {name} arrays than asked for."
    if not is_array(given):
        return f"{name} is {_no_numbers(given)}"
    if not difference.comparable:
        shapes = f"{name} has shape {np.shape(given)}; expected {np.shape(expected)}."
        return shapes + about_shape(given, expected)
    if not np.isfinite(given).all():
        return f"{name} contains {_about_infinity(given)}, where finite numbers are expected."
    given, expected = np.asarray(given), np.asarray(expected)
    if expected.ndim == 0:
        return f"{name} is {given:.6g}; expected {expected:.6g}.{about_numbers(given, expected)}"
    suggested = about_numbers(given, expected)
    if not suggested and not over_time:
        suggested = right_part(given, expected)
    if not suggested and (name[0] == "d" or names[0][:2] == "dx"):
        suggested = about_gradient(given, expected)
    return f"{name} has the right shape, {expected.shape}, and wrong numbers.{suggested}"


def _about_infinity(given):
    if np.isnan(given).any():
        return "NaN (it comes from 0 / 0, infinity - infinity, or the logarithm of a negative number)"
    return "infinity (it comes from a division by 0, or the exponential of a large number)"


def _kind(value):
    return f"something of type {value.kind if isinstance(value, Other) else type(value).__name__}"


def _no_numbers(given):
    """What came in the place of an array of real numbers, and what may help."""
    if isinstance(given, Other):
        return f"{_kind(given)}; expected a NumPy array.{_about_kind(given.kind)}"
    if isinstance(given, (tuple, list)):
        return f"a {'list' if isinstance(given, list) else 'tuple'}; expected a NumPy array. np.array(...) converts it."
    kinds = {"c": "complex numbers", "b": "True and False", "O": "Python objects", "U": "text", "S": "text"}
    kind = kinds.get(np.asarray(given).dtype.kind, f"dtype {np.asarray(given).dtype}")
    if isinstance(given, np.ndarray):
        return f"an array of {kind}; expected real numbers."
    return f"{_kind(given)}; expected a NumPy array."


def _about_kind(kind):
    """What helps against a result of some type, as a sentence with a space before it; or nothing."""
    if kind == "generator":
        return " There is a yield in your function: collect the parts in a list, and return that as an array."
    if kind in ("map", "zip", "filter", "reversed", "range"):
        return " np.array(list(...)) makes one of it."
    if kind == "masked array":
        return " Some of its numbers are masked: .filled(...) says what stands there."
    if kind == "coroutine":
        return " Your function begins with async def: def alone is what is wanted."
    if kind in ("function", "builtin_function_or_method", "method", "type"):
        return " Is there a pair of parentheses missing, so that it is returned and not called?"
    if "ensor" in kind:
        return " This book computes in NumPy; .numpy() converts."
    return ""

