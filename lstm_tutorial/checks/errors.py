"""Say in words what a learner's function raised, and which of its lines raised it."""

import difflib
import linecache
import re
import sys
import traceback

import numpy as np

from lstm_tutorial.checks.earlier import scope_of
from lstm_tutorial.checks.limits import TIME_LIMIT, TookTooLong
from lstm_tutorial.checks.values import TooMuch

#: What an exception says -> what helps, where its words alone do not help a beginner.
ADVICE = {
    r"matmul: .*size (\d+) is different from (\d+)":
        r"A product a @ b needs as many rows in b as a has columns; here \1 rows meet \2 columns. Element by element "
        r"it is a * b.",
    r"not aligned: (\d+) \(dim \d+\) != (\d+)":
        r"A product of matrices needs as many rows in the second as the first has columns; here \2 rows meet \1 "
        r"columns. Element by element it is a * b.",
    r"does not have enough dimensions": "A single number stands in a product @, where an array was expected.",
    r"with shapes (?:\((\d+),\d+\) \(\1,\)|\((\d+),\) \(\2,\d+\))":
        "An array with a number for each row stands beside one with rows: keepdims=True, or a[:, None], gives it "
        "the second axis.",
    r"could not be broadcast together":
        "Element by element (+, *), shapes have to fit; a product of matrices is a @ b.",
    r"could not broadcast input array from shape (\(.*?\)) into shape (\(.*?\))":
        r"What was made to take it in has room for the shape \2.",
    r"concatenation axis": "Arrays are joined along one axis, such as axis=1; along all others they need one size.",
    r"same number of dimensions": "a.ravel() makes one axis of all; a[None] puts one in front.",
    r"bitwise_xor": "A power is written with two stars: a**2.",
    r"truth value of an array": "if asks one question; np.where(question, a, b) chooses element by element.",
    r"converted to Python scalars":
        "The functions of math take one number; those of NumPy, such as np.exp, take arrays.",
    r"inhomogeneous shape": "Arrays of several shapes do not fit into one array. Is one of another size than it "
        "should be? A collection of arrays is gone through one at a time.",
    r"for \+: 'int' and '\w*(?:Params|Grads|tuple)":
        "sum begins with the number 0. Named tuples are added up part by part.",
    r"tuple indices must be integers or slices, not str": "A part of a named tuple is reached with a dot: params.W_f.",
    r"unsupported operand.*'list'|multiply sequence by": "A list is no array: go through it, one array at a time.",
    r"only integer scalar arrays|interpreted as an integer": "range(len(a)) counts along the first axis of a.",
    r"as indices must be of integer|integers.* are valid indices":
        "for a in b goes through the parts of b; for k in range(len(b)), through their places.",
    r"out of bounds for axis": "Places are counted from 0: the last is one less than the size.",
    r"values to unpack": "What is called returns another number of results than there are names for.",
    r"numpy' has no attribute '(sigmoid|softmax)'": r"NumPy has no \1. The book's own is written without np.",
    r"cannot access local variable": "It needs a value before it is used: before the loop, perhaps.",
    r"is not callable": "Round brackets behind a name call it; to multiply, write * or @.",
    r"positional argument|keyword argument": "Look at what the function that you call takes, and in which order.",
}  # fmt: skip


def describe_error(outcome, case):
    """Say what was raised, and what may help to find the cause.

    Parameters
    ----------
    outcome : Run
        Of a call that raised something.
    case : Case
        What it was called with.

    Returns
    -------
    str
        Sentences, the first of which begins with a small letter.
    """
    error = outcome.error
    if isinstance(error, TookTooLong):
        return f"your function did not end within {TIME_LIMIT:.0f} seconds. Is there a loop that never stops?"
    if isinstance(error, SystemExit):
        return "your function called exit(); return a value instead."
    if isinstance(error, TooMuch):
        return str(error)
    if isinstance(error, RecursionError):
        return "your function calls itself without end (RecursionError)."
    line = f" It was raised in this line: {outcome.line}" if outcome.line else ""
    said = _text(error)
    advice = _advice(said) or _meant(said, case)
    return f"your function raised {type(error).__name__}{said}{advice}{_shapes(case, error)}{line}"


def line_of(error, function):
    """The learner's line that raised an error: the last that was reached before other code.

    Parameters
    ----------
    error : BaseException
    function : callable

    Returns
    -------
    str
        Empty, where its text is not known.
    """
    scope = scope_of(function)
    frames = [(frame, line) for frame, line in traceback.walk_tb(error.__traceback__) if frame.f_globals is scope]
    if not frames:
        return ""
    frame, line = frames[-1]
    return linecache.getline(frame.f_code.co_filename, line, frame.f_globals).strip()[:200]


def same_error(one, other):
    """Whether two errors, or an error and None, are of one type and begin with the same words."""
    kinds = type(one), type(other)
    if Exception in kinds or not (issubclass(*kinds) or issubclass(*kinds[::-1])):
        return False
    return len({re.split(r"\d", _text(error))[0] for error in (one, other)}) == 1


def _text(error):
    """What an exception says of itself, cut where it is long; nothing if it cannot even do that."""
    try:
        text = str(error)
    except Exception:  # a learner's own class of exception
        return "."
    text = text if len(text) <= 300 else text[:300] + "..."
    return f": {text}{'' if text.endswith(('.', '?', '!')) else '.'}" if text else "."


def _advice(said):
    """What helps, as a sentence with a space before it; or nothing."""
    for pattern, advice in ADVICE.items():
        match = re.search(pattern, said, re.DOTALL)
        if match:
            return " " + match.expand(advice)
    return ""


def _meant(said, case):
    """For an unknown name, the nearest one that is known; else what there is."""
    unknown = re.search(r"module 'numpy' has no attribute '(\w+)'", said)
    if unknown:
        near = _near_in_numpy(unknown[1])
        return f" Do you mean {near}?" if near else ""
    unknown = re.search(r"name '(\w+)' is not defined", said)
    if not unknown:
        return _what_it_has(said, case.arguments)
    near = [name for name in case.arguments if _may_be_meant(unknown[1], name)]
    for name, value in case.arguments.items():
        near += [f"{name}.{unknown[1]}"] if unknown[1] in getattr(value, "_fields", ()) else []
    near += [f"np.{unknown[1]}"] if hasattr(np, unknown[1]) else []
    if near:
        return f" Do you mean {near[0]}?"
    if unknown[1] in sys.stdlib_module_names:
        return f" The line import {unknown[1]} is missing."
    given = f"What your function is given is {', '.join(case.arguments)}. " if case.arguments else ""
    return f" {given}Is it spelt as where it is defined, and was that cell run?"


def _what_it_has(said, arguments):
    """For an unknown part of an argument, the parts that there are."""
    unknown = re.search(r"'(\w+)' object has no attribute '\w+'", said)
    for name, value in arguments.items() if unknown else ():
        if type(value).__name__ == unknown[1] and hasattr(value, "_fields"):
            return f" {name} has {', '.join(value._fields)}."
        if type(value).__name__ == unknown[1] == "list":
            return f" {name} is a list: {name}[0], {name}[1], and so on."
        parts = {f"{name}.{field}": getattr(value, field) for field in getattr(value, "_fields", ())}
        inside = _what_it_has(said, parts)
        if inside:
            return inside
    return ""


def _may_be_meant(unknown, name):
    """Whether an unknown name is likely to stand for a known one. c_prev is not h_prev misspelt."""
    if unknown.lower() == name.lower() or name.startswith(f"{unknown}_"):
        return True
    return bool(difflib.get_close_matches(unknown, [name])) and unknown[1:] != name[1:]


def _near_in_numpy(unknown):
    """The function of NumPy that an unknown name is likely to stand for, as it is written; or nothing."""
    if hasattr(np.linalg, unknown):
        return f"np.linalg.{unknown}"
    letters = [name for name in dir(np) if sorted(name) == sorted(unknown)]
    near = letters or difflib.get_close_matches(unknown, dir(np), n=1, cutoff=0.7)
    return f"np.{near[0]}" if near else ""


def _shapes(case, error):
    """The shapes of the arrays that went in, where an error may have to do with them."""
    if not isinstance(error, (ValueError, IndexError)):
        return ""
    arrays = []
    for name, value in case.arguments.items():
        parts = enumerate(value) if isinstance(value, list) else ()
        arrays += [(f"{name}[{k}]", part) for k, part in parts] or [(name, value)]
    shapes = [f"{name} {value.shape}" for name, value in arrays if isinstance(value, np.ndarray)]
    return f" The shapes were: {', '.join(shapes)}." if shapes else ""
