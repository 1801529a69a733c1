"""What can be said of a wrong answer that equals no known mistake: facts, and the smallest counterexample."""

import numpy as np

from lstm_tutorial.checks.compare import differences, equal, is_array
from lstm_tutorial.checks.counterexample import smallest
from lstm_tutorial.checks.describe import describe, describe_count
from lstm_tutorial.checks.errors import describe_error
from lstm_tutorial.checks.values import TooMuch
from lstm_tutorial.checks.whereabouts import another_order, from_which_step, misshapen, mistaken_for, which


def explain(exercise, answer, failed, rng):
    """Describe a wrong answer.

    Parameters
    ----------
    exercise : Exercise
    answer : Answer
    failed : tuple (Case, Run, object)
        The first case that differs, what came of it, and what was expected.
    rng : numpy.random.Generator
        For the search for a small case.

    Returns
    -------
    str
        Sentences, and lines of code to paste where that helps.
    """
    case, outcome, expected = failed
    if outcome.error is not None:
        raised, shows = describe_error(outcome, case), _depends_on_the_numbers(outcome.error, case)
        facts = f"With {_about(case)}, {raised}" if shows else raised[0].upper() + raised[1:]
    else:
        found = differences(exercise.outputs, outcome.value, expected, case.tolerance)
        facts, shows = _facts(exercise, case, outcome.value, expected, found), is_array(found[0].given)
    if outcome.written:
        facts += f" The function also writes to {' and '.join(outcome.written)}, which it was only lent."
    lines = smallest(exercise, answer, failed, rng) if shows else ""
    return facts + (f"\n\nThe smallest case in which it shows, to paste into a cell:\n\n{lines}" if lines else "")


def _depends_on_the_numbers(error, case):
    """Whether a smaller case may tell more of an error; an unknown name is unknown in each."""
    anywhere = (TooMuch, NameError, AttributeError, ImportError, RecursionError)
    may = isinstance(error, UnboundLocalError) or not isinstance(error, anywhere)
    return bool(case.arguments) and isinstance(error, Exception) and may


def _facts(exercise, case, given, expected, found):
    """What is known of wrong results."""
    names, first = exercise.outputs, found[0]
    count = describe_count(given, names, is_array(expected) and not np.ndim(expected))
    if count:
        if is_array(given):
            return count + (_stacked(given, names, expected) or mistaken_for(given, case, names, expected))
        if len(names) > 1:
            return count + _surplus(given, names, expected)
        return count + (_right_one(given, expected) if isinstance(given, tuple) else "")
    order = another_order(names, given, expected)
    if order:
        return order
    odd = misshapen(names, given, expected) if len(names) > 1 else ""
    if odd:
        return odd
    over_time = first.name in exercise.over_time and len(first.expected) > 1
    facts = f"With {_about(case)}, {describe(first, names, over_time)}"
    if is_array(first.given):
        facts += mistaken_for(first.given, case, names, expected)
    if first.comparable:
        facts += which(names, given, expected, found)
        facts += from_which_step(first, exercise.backwards) if over_time else ""
    return facts


def _stacked(given, names, expected):
    """Whether one array holds all results, one after another."""
    if len(names) < 2 or not np.ndim(given) or differences(names, list(given), expected):
        return ""
    return f" They are right, in one array: return {', '.join(names)} one by one."


def _surplus(given, names, expected):
    """Whether the results that were asked for are there, and more behind them; or a named tuple came in its parts."""
    if not isinstance(given, (tuple, list)):
        return ""
    if len(given) > len(names) and not differences(names, given[: len(names)], expected):
        return f" The first {len(names)} alone would be right."
    parts = getattr(expected[-1], "_fields", ())
    if parts and len(given) == len(names) - 1 + len(parts):
        kind = type(expected[-1]).__name__
        return f" {names[-1]} is one result: a named tuple of {len(parts)}, {kind}({parts[0]}=...)."
    return ""


def _right_one(given, expected):
    """Which of several results would have been the only one that was asked for."""
    right = [k for k, part in enumerate(given, start=1) if equal(part, expected)]
    return f" Number {right[0]} of them alone would be right." if right else ""


def _about(case):
    """What a case is like: its sizes, or, where there are only numbers, these."""
    if all(isinstance(value, (int, float)) for value in case.arguments.values()):
        return ", ".join(f"{name} = {value:g}" for name, value in case.arguments.items())
    return case.about
