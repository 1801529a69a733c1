"""The smallest case in which an answer is wrong, as lines of code to paste into a cell."""

import numpy as np

from lstm_tutorial.checks.compare import differences, is_array
from lstm_tutorial.checks.limits import TookTooLong


def smallest(exercise, answer, failed, rng):
    """Look for the smallest case that fails in the same way; if there is none, the smallest that fails.

    Parameters
    ----------
    exercise : Exercise
    answer : Answer
    failed : tuple (Case, Run, object)
        The case that failed, what came of it, and what was expected.
    rng : numpy.random.Generator

    Returns
    -------
    str
        Lines that run, the last of which calls the answer; nothing if none of the small cases fails.
    """
    _, wanted = _failure(exercise, *failed)
    found = ""
    for case in exercise.inputs.small_cases(rng, failed[0].extreme):
        outcome = answer.run(case.arguments, time_limit=0.5)
        if isinstance(outcome.error, TookTooLong):
            return found
        remark, kind = _failure(exercise, case, outcome, exercise.reference(*case.arguments.values()))
        if kind == wanted:
            return _lines(exercise, case, remark)
        found = found or (remark and _lines(exercise, case, remark))
    return found


def _failure(exercise, case, outcome, expected):
    """What is wrong with an outcome, in a few words, and of which kind that is; nothing, and None, if it is right."""
    if outcome.error is not None:
        kind = type(outcome.error).__name__
        return f"raises {kind}", kind
    wrong = differences(exercise.outputs, outcome.value, expected, case.tolerance)
    if not wrong:
        return "", None
    name, given, right = wrong[0]
    kind = "numbers" if wrong[0].comparable else "shape"
    return f"{name}: {_beside(right, given)}", kind


def _beside(right, given):
    """What was expected and what came, with as many digits as it takes to see a difference."""
    if not is_array(given):
        return f"expected {_short(right)}, got a {type(given).__name__}"
    texts = [(_short(right, digits=digits), _short(given, digits=digits)) for digits in (4, 8, 12)]
    seen = next((pair for pair in texts if pair[0] != pair[1]), texts[-1])
    return "expected {}, got {}".format(*seen)


def _lines(exercise, case, remark):
    """The code for a case: imports, one line for each argument, the call with a remark."""
    values = list(case.arguments.values())
    lines = [f"{name} = {_as_code(value)}" for name, value in case.arguments.items()]
    imports = sorted(_imports(values))
    if any("np." in line for line in lines):
        imports.insert(0, "import numpy as np")
    call = f"{exercise.function_name}({', '.join(case.arguments)})"
    return "\n".join([*imports, *lines, f"{call}   # {remark}"])


def _imports(value):
    """The lines that import the named tuples in a value."""
    if callable(value) or not isinstance(value, (tuple, list)):
        return set()
    own = {f"from {type(value).__module__} import {type(value).__name__}"} if hasattr(value, "_fields") else set()
    return own.union(*map(_imports, value))


def _as_code(value):
    if callable(value):
        return repr(value)
    if isinstance(value, np.ndarray):
        return f"np.array({_short(value, threshold=1000)})"
    if hasattr(value, "_fields"):
        parts = (f"{name}={_as_code(part)}" for name, part in value._asdict().items())
        return f"{type(value).__name__}({', '.join(parts)})"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_as_code, value))}]"
    return repr(value)


def _short(value, threshold=12, digits=4):
    """Numbers on one line, with so many digits; of a long array, both ends."""
    layout = {"separator": ", ", "precision": digits, "suppress_small": True, "threshold": threshold}
    text = np.array2string(np.asarray(value), **layout)
    return " ".join(text.split())
