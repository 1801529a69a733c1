"""Say in words what a learner's function raised, and which of its lines raised it."""

import difflib
import linecache
import re
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
    r"does not have enough dimensions": "A single number stands in a product @, where an array was expected.",
    r"could not be broadcast together":
        "Element by element (+, *), shapes have to fit; a product of matrices is a @ b.",
    r"truth value of an array": "if asks one question; np.where(question, a, b) chooses element by element.",
    r"converted to Python scalars":
        "The functions of math take one number; those of NumPy, such as np.exp, take arrays.",
    r"inhomogeneous shape": "Arrays of several shapes do not fit into one array: go through the list, one at a time.",
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
    """For an unknown name, the nearest one that is known."""
    match = re.search(r"name '(\w+)' is not defined", said)
    if not match:
        return ""
    near = difflib.get_close_matches(match[1], case.arguments, n=1)
    for name, value in case.arguments.items():
        near += [f"{name}.{match[1]}"] if match[1] in getattr(value, "_fields", ()) else []
    near += [f"np.{match[1]}"] if hasattr(np, match[1]) else []
    if near:
        return f" Do you mean {near[0]}?"
    return " Is it spelt as where it is defined, and was that cell run?"


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
