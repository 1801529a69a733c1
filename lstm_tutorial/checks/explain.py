"""What can be said of a wrong answer that equals no known mistake: facts, and the smallest counterexample."""

import reprlib

import numpy as np

from lstm_tutorial.checks.compare import differences, is_array, pairs
from lstm_tutorial.checks.describe import describe
from lstm_tutorial.checks.limits import TIME_LIMIT, TookTooLong
from lstm_tutorial.checks.running import run
from lstm_tutorial.checks.values import Other, TooMuch


def explain(exercise, function, failed, rng):
    """Describe a wrong answer.

    Parameters
    ----------
    exercise : Exercise
    function : callable
        The answer.
    failed : tuple (Case, Run, object)
        The first case that differs, what came of it, and what was expected.
    rng : numpy.random.Generator
        For the search for a small case.

    Returns
    -------
    str
        Sentences, and lines of code to paste where the numbers are wrong.
    """
    case, outcome, expected = failed
    if exercise.choices and outcome.error is None:
        came = f"a {outcome.value.kind}" if isinstance(outcome.value, Other) else reprlib.repr(outcome.value)
        return f"You return {came}, none of the answers: return one of {', '.join(map(str, exercise.choices))}."
    if outcome.error is not None:
        return f"With {case.about}, {describe_error(outcome.error)}{_shapes(case, outcome.error)}"
    found = differences(exercise.outputs, outcome.value, expected, case.tolerance)
    facts = f"With {case.about}, {describe(found[0], names=exercise.outputs)}"
    if len(exercise.outputs) > 1 and found[0].comparable:
        facts += f" {_which(exercise, outcome.value, expected, found)}"
    if found[0].comparable:
        facts += _from_which_step(exercise, found[0])
    if outcome.written:
        facts += f" The function also writes to {' and '.join(outcome.written)}, which it was only lent."
    return facts + (_smallest(exercise, function, rng) if is_array(found[0].given) else "")


def describe_error(error):
    """Say what was raised, in words."""
    if isinstance(error, TookTooLong):
        return f"your function did not end within {TIME_LIMIT:.0f} seconds. Is there a loop that never stops?"
    if isinstance(error, SystemExit):
        return "your function called exit(); return a value instead."
    if isinstance(error, RecursionError):
        return "your function calls itself without end (RecursionError)."
    if isinstance(error, TooMuch):
        return str(error)
    return f"your function raised {type(error).__name__}{_text(error)}"


def _text(error):
    """What an exception says of itself, cut where it is long; nothing if it cannot even do that."""
    try:
        text = str(error)
    except Exception:  # a learner's own class of exception
        return "."
    return f": {text[:300]}{'...' if len(text) > 300 else ''}" if text else "."


def _shapes(case, error):
    """The shapes of the arrays that went in, where an error may have to do with them."""
    if not isinstance(error, (ValueError, IndexError)):
        return ""
    shapes = [f"{name} {np.shape(value)}" for name, value in case.arguments.items() if is_array(value)]
    return f" The shapes were: {', '.join(shapes)}." if shapes else ""


def _which(exercise, given, expected, found):
    """Name the results that are wrong and those that are right."""
    wrong = [difference.name for difference in found]
    right = [name for name, *_ in pairs(exercise.outputs, given, expected) if name not in wrong]
    return f"Wrong: {', '.join(wrong)}. Right: {', '.join(right) or 'none'}."


def _from_which_step(exercise, difference):
    """For a gradient over time, say from which step backwards it is wrong."""
    if difference.name not in exercise.over_time or len(difference.expected) < 2:
        return ""
    close = np.isclose(difference.given, difference.expected, rtol=1e-6, atol=1e-9)
    right = close.reshape(len(close), -1).all(axis=1)                  # (T,)
    if exercise.backwards and right[-1] and not right.all():
        first = int(np.flatnonzero(~right)[-1])
        return (
            f" {difference.name} is right at the last {len(right) - 1 - first} time step(s) and wrong from "
            f"t = {first} backwards: what step {first + 1} hands to step {first} is not as it should be."
        )
    if not exercise.backwards and right[0] and not right.all():
        first = int(np.flatnonzero(~right)[0])
        return (
            f" {difference.name} is right up to t = {first - 1} and wrong from t = {first}: what step "
            f"{first - 1} hands to step {first} is not as it should be."
        )
    return ""


def _smallest(exercise, function, rng):
    """The smallest case that differs, as lines to paste; nothing if none of the small ones does."""
    for case in exercise.inputs.small_cases(rng):
        outcome = run(function, case.arguments, time_limit=0.5)
        expected = exercise.reference(*case.arguments.values())
        if outcome.error is None and differences(exercise.outputs, outcome.value, expected):
            break
    else:
        return ""
    lines = [f"{name} = {_as_code(value)}" for name, value in case.arguments.items()]
    call = f"{exercise.function_name}({', '.join(case.arguments)})"
    wrong = differences(exercise.outputs, outcome.value, expected)[0]
    lines.append(f"{call}   # {wrong.name}: expected {_short(wrong.expected)}, got {_short(wrong.given)}")
    return "\n\nThe smallest case in which it shows, to paste into a cell:\n\n" + "\n".join(lines)


def _as_code(value):
    if isinstance(value, np.ndarray):
        text = np.array2string(value, separator=", ", precision=4, suppress_small=True)
        return "np.array(" + " ".join(text.split()) + ")"
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        parts = (f"{name}={_as_code(part)}" for name, part in value._asdict().items())
        return f"{type(value).__name__}({', '.join(parts)})"
    if isinstance(value, (list, tuple)):
        return f"[{', '.join(map(_as_code, value))}]"
    return repr(value)


def _short(value):
    text = np.array2string(np.asarray(value), separator=", ", precision=4, suppress_small=True, threshold=12)
    return " ".join(text.split())
