"""Where an answer is wrong: in which arrays, from which time step on; and what stands there instead."""

import numpy as np

from lstm_tutorial.checks.compare import equal, is_array, pairs


def which(names, given, expected, found):
    """Name the arrays that are wrong, and those that are right.

    Parameters
    ----------
    names : tuple of str
        The results that were asked for.
    given, expected : object
        What came, and what should have come.
    found : list of Difference

    Returns
    -------
    str
        Two sentences with a space before them; nothing where one array is asked for.
    """
    if len(names) == 1:
        return ""
    wrong = [difference.name for difference in found]
    every = [name for name, *_ in pairs(names, given, expected)]
    right = [name for name in every if name not in wrong]
    return f" Wrong: {_grouped(wrong, right)}. Right: {_grouped(right, wrong) or 'none'}."


def misshapen(names, given, expected):
    """For a result that is a named tuple, say that it has other parts than it should.

    Parameters
    ----------
    names : tuple of str
        The results that were asked for, more than one.
    given, expected : tuple
        What came, and what should have come.

    Returns
    -------
    str
        A sentence; or nothing.
    """
    for name, part, wanted in zip(names, given, expected, strict=True):
        fields = getattr(wanted, "_fields", ())
        if isinstance(part, dict) and not set(fields) <= set(part):
            missing = next(field for field in fields if field not in part)
            return f"{name} has no {missing}; it has {', '.join(map(str, part))}."
        if fields and isinstance(part, (tuple, list)) and len(part) != len(fields):
            joined = " + joins tuples; it does not add up their parts." if len(part) > len(fields) else ""
            return f"{name} has {len(part)} parts; expected {len(fields)}.{joined}"
    return ""


def another_order(names, given, expected):
    """For results that are right one by one, and stand in each other's places, say so.

    Parameters
    ----------
    names : tuple of str
        The results that were asked for.
    given, expected : object
        What came, and what should have come.

    Returns
    -------
    str
        A sentence; or nothing.
    """
    if len(names) < 2 or not isinstance(given, (tuple, list)) or not all(map(is_array, expected)):
        return ""
    right = list(zip(names, expected, strict=True))
    found = [next((name for name, wanted in right if equal(part, wanted)), "") for part in given]
    if sorted(found) != sorted(names):
        return ""
    return f"The numbers are right, in another order: you return {', '.join(found)}; expected {', '.join(names)}."


def mistaken_for(given, case, names, expected):
    """Recognise another result, or an argument, in the place of what was asked for.

    Parameters
    ----------
    given : array
        What came in its place.
    case : Case
    names : tuple of str
        The results that were asked for.
    expected : object
        What should have come.

    Returns
    -------
    str
        A sentence with a space before it; or nothing.
    """
    for name, value, _ in pairs(names, expected, expected):
        if equal(given, value) and np.any(value):
            return f" It equals what {name} should be."
    for name, value in case.arguments.items():
        if isinstance(value, np.ndarray) and equal(given, value):
            return f" It equals {name}, as it was given."
    return ""


def from_which_step(difference, backwards):
    """For a result over time, say from which step on, or back, it is wrong.

    Parameters
    ----------
    difference : Difference
        Its first axis is time, and has two steps at least.
    backwards : bool
        Whether time runs from the end to the beginning.

    Returns
    -------
    str
        A sentence with a space before it; or nothing.
    """
    name, given, expected = difference
    close = np.isclose(given, expected, rtol=1e-6, atol=1e-9)
    right = close.reshape(len(close), -1).all(axis=1)                  # (T,)
    if right.all():
        return ""
    if right.any() and not given[~right].any():
        return f" {name} is zero at t = {', '.join(map(str, np.flatnonzero(~right)))}: is every step taken?"
    if backwards:
        return _backwards(name, right)
    first = int(np.flatnonzero(~right)[0])
    if first == 0:
        return ""
    return (
        f" {name} is right up to t = {first - 1} and wrong from t = {first}: what step {first - 1} hands to "
        f"step {first} is not as it should be."
    )


def _backwards(name, right):
    last = len(right) - 1
    first = int(np.flatnonzero(~right)[-1])
    if first == last:
        return f" {name} is wrong at t = {last} already, the last time step, where the walk back begins."
    steps = "the last time step" if first == last - 1 else f"the last {last - first} time steps"
    return (
        f" {name} is right at {steps} and wrong from t = {first} backwards: what step {first + 1} hands to step "
        f"{first} is not as it should be."
    )


def _grouped(names, others):
    """Names in a row; those of one result together, if none of them is among the others."""
    shown = {}
    for name in names:
        group = name.split(".")[0]
        alone = any(other.split(".")[0] == group for other in others)
        shown[name if alone else group] = None
    return ", ".join(shown)
