"""Say in words how what came differs from what was expected."""

import re

import numpy as np

from lstm_tutorial.checks.compare import is_array
from lstm_tutorial.checks.suggest import about_gradient, about_numbers, about_shape, right_part
from lstm_tutorial.checks.values import Other


def describe_count(given, names, one_number=False):
    """Say how many results came, where that is not how many were asked for.

    Parameters
    ----------
    given : object
        What was returned, plain.
    names : tuple of str
        The results that were asked for.
    one_number : bool, default False
        Whether the one result is a number, and not an array.

    Returns
    -------
    str
        Sentences; empty where the number is right.
    """
    asked = f"expected {len(names)} results: {', '.join(names)}" if len(names) > 1 else ""
    asked = asked or f"expected one {'number' if one_number else 'array'}"
    if given is None:
        return f"Your function returns None; {asked}. Does every way through it end with a return? (print only shows.)"
    if hasattr(given, "_fields") and len(given) != len(names):
        return f"Your function returns a named tuple of {', '.join(given._fields)}; {asked}."
    if len(names) == 1:
        count = f"a tuple of {len(given)}" if isinstance(given, tuple) else ""
    elif isinstance(given, (tuple, list)):
        count = "" if len(given) == len(names) else f"{len(given)} result{'s' * (len(given) != 1)}"
    else:
        count = f"one {'array' if np.ndim(given) else 'number'}" if is_array(given) else _kind(given)
    about = _about_kind(given.kind) if isinstance(given, Other) else ""
    return f"Your function returns {count}; {asked}.{about}" if count else ""


def describe_order(answer, exercise, arguments):
    """Say so, where a function takes its arguments in another order than it gets them.

    Parameters
    ----------
    answer : Answer
    exercise : Exercise
    arguments : dict
        Of one case.

    Returns
    -------
    str
        A sentence; empty where the order is right, or the names are others.
    """
    try:
        takes = re.findall(r"\w+", answer.signature)
    except (TypeError, ValueError):  # a built-in function need not have one
        return ""
    if takes == list(arguments) or sorted(takes) != sorted(arguments):
        return ""
    called = f"{exercise.function_name}({', '.join(arguments)})"
    return f"Your function takes ({', '.join(takes)}); the check calls {called}, in this order."


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
        wanted = np.shape(expected) or "(), a single number"
        shapes = f"{name} has shape {np.shape(given)}; expected {wanted}."
        return shapes + about_shape(given, expected)
    if not np.isfinite(given).all():
        return f"{name} contains {_about_infinity(given)}, where finite numbers are expected."
    given, expected = np.asarray(given), np.asarray(expected)
    if expected.ndim == 0:
        return f"{name} is {given:.6g}; expected {expected:.6g}.{about_numbers(given, expected)}"
    suggested = about_numbers(given, expected)
    if not suggested and not over_time:
        suggested = right_part(given, expected)
    if not suggested and (name.startswith(("d", "grad")) or names[0][:2] == "dx"):
        suggested = about_gradient(given, expected)
    wrong = "" if suggested.startswith(" The numbers are right") else ", and wrong numbers"
    return f"{name} has the right shape, {expected.shape}{wrong}.{suggested}"


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
        return " A yield makes one, or a for in round brackets: collect the parts in a list."
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

