"""What can be said of a wrong answer that equals no known mistake: facts, and the smallest counterexample."""

from lstm_tutorial.checks.compare import differences, equal, is_array
from lstm_tutorial.checks.counterexample import smallest
from lstm_tutorial.checks.describe import describe, describe_count
from lstm_tutorial.checks.errors import describe_error
from lstm_tutorial.checks.values import TooMuch
from lstm_tutorial.checks.whereabouts import from_which_step, misshapen, mistaken_for, which


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
        raised = describe_error(outcome, case)
        facts = f"With {_about(case)}, {raised}" if case.arguments else raised[0].upper() + raised[1:]
        shows = isinstance(outcome.error, Exception) and not isinstance(outcome.error, TooMuch) and case.arguments
    else:
        found = differences(exercise.outputs, outcome.value, expected, case.tolerance)
        facts, shows = _facts(exercise, case, outcome.value, expected, found), is_array(found[0].given)
    if outcome.written:
        facts += f" The function also writes to {' and '.join(outcome.written)}, which it was only lent."
    lines = smallest(exercise, answer, failed, rng) if shows else ""
    return facts + (f"\n\nThe smallest case in which it shows, to paste into a cell:\n\n{lines}" if lines else "")


def _facts(exercise, case, given, expected, found):
    """What is known of wrong results."""
    names, first = exercise.outputs, found[0]
    count = describe_count(given, names)
    if count:
        if is_array(given):
            return count + mistaken_for(given, case, names, expected)
        return count + (_right_one(given, expected) if len(names) == 1 and isinstance(given, tuple) else "")
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


def _right_one(given, expected):
    """Which of several results would have been the only one that was asked for."""
    right = [k for k, part in enumerate(given, start=1) if equal(part, expected)]
    return f" Number {right[0]} of them alone would be right." if right else ""


def _about(case):
    """What a case is like: its sizes, or, where there are only numbers, these."""
    if all(isinstance(value, (int, float)) for value in case.arguments.values()):
        return ", ".join(f"{name} = {value:g}" for name, value in case.arguments.items())
    return case.about
