"""Judge an answer: run it, compare it with the reference, and where it is wrong, say how.

Diagnosis by hypothesis: each exercise knows functions that make a known mistake. Where the learner's
numbers equal those of one of them on every case, the mistake is named.
"""

import contextlib

import numpy as np

from lstm_tutorial.checks.compare import differences
from lstm_tutorial.checks.explain import explain
from lstm_tutorial.checks.pristine import pristine_numpy
from lstm_tutorial.checks.registry import find
from lstm_tutorial.checks.result import Result
from lstm_tutorial.checks.running import run


def check(name, function, seed=None):
    """Try an answer on fresh random inputs, and say whether it is right or what is wrong with it.

    An answer may call the functions of earlier exercises; while it is judged, those are the right
    ones, so that one mistake costs one exercise.

    Parameters
    ----------
    name : str
        The exercise, such as "forget-gate".
    function : callable
        The answer.
    seed : int, optional
        For the same inputs again; by default they are new at every call.

    Returns
    -------
    Result

    Raises
    ------
    ValueError
        For a name that no exercise has; the message offers the nearest.
    """
    exercise = find(name)
    if not callable(function):
        return _wrong(exercise, "not-a-function", (
            f"Expected the function itself, got a {type(function).__name__}. Write "
            f'check("{name}", {exercise.function_name}), without calling the function.'
        ))  # fmt: skip
    with pristine_numpy() as replaced:
        if replaced:
            return _wrong(exercise, "numpy-replaced", (
                f"{', '.join(replaced[:3])} is no longer NumPy's own, so nothing can be judged. Restart the "
                "kernel, and give what you defined another name."
            ))  # fmt: skip
        return _judge(exercise, function, np.random.default_rng(seed))


def _judge(exercise, function, rng):
    cases = exercise.inputs.cases(rng)
    expected = [exercise.reference(*case.arguments.values()) for case in cases]
    with earlier_answers_right(exercise, function):
        runs = _run_all(function, cases)
        if isinstance(runs[0].error, NotImplementedError):
            todo = f"Write {exercise.function_name}, then run the check again."
            return Result(exercise.name, False, False, None, f'{todo} hint("{exercise.name}") gives a hint.')
        failed = _first_failure(exercise, cases, runs, expected)
        if failed is not None:
            return _diagnose(exercise, function, cases, runs, expected, failed, rng)
    written = next((outcome.written for outcome in runs if outcome.written), None)
    if written:
        return _wrong(exercise, "writes-to-arguments", (
            f"The numbers are right, but {' and '.join(written)} changed: the function writes to what it "
            "was given. Make a new array instead (a = a + b, not a += b)."
        ))  # fmt: skip
    return Result(exercise.name, True, True, None, exercise.praise + _own_earlier_fails(exercise, function))


def _run_all(function, cases):
    """Run every case; after one that had to be stopped, no more."""
    runs = []
    for case in cases:
        runs.append(run(function, case.arguments))
        if runs[-1].error is not None and not isinstance(runs[-1].error, Exception):
            break
    return runs


def _first_failure(exercise, cases, runs, expected):
    """The first (case, run, expected) that differ, or None."""
    for case, outcome, right in zip(cases, runs, expected, strict=False):
        if outcome.error is not None or differences(exercise.outputs, outcome.value, right):
            return case, outcome, right
    return None


def _diagnose(exercise, function, cases, runs, expected, failed, rng):
    """The message of the first known mistake that explains every case; else what is known."""
    if len(runs) == len(cases):
        for model in exercise.wrong_models:
            if _explains(exercise, model, cases, runs):
                return _wrong(exercise, model.slug, model.message)
    return _wrong(exercise, None, explain(exercise, function, failed, rng))


def _explains(exercise, model, cases, runs):
    """Whether a known mistake comes to the same as the learner's function on every case."""
    for case, outcome in zip(cases, runs, strict=True):
        made = run(model.function, case.arguments)
        if outcome.error is not None or made.error is not None:
            if type(outcome.error) is not type(made.error):
                return False
        elif _names_differ(outcome.value, made.value):
            return False
    return True


def _names_differ(given, made):
    made = made if isinstance(made, tuple) else (made,)
    given = given if isinstance(given, tuple) else (given,)
    if len(made) != len(given):
        return True
    names = tuple(map(str, range(len(made))))
    return bool(differences(names, given, made) if len(names) > 1 else differences(names, given[0], made[0]))


@contextlib.contextmanager
def earlier_answers_right(exercise, function):
    """Put the reference in the place of the learner's earlier functions, as long as the block runs."""
    scope = getattr(function, "__globals__", {})
    own = {}
    for name in exercise.uses:
        earlier = find(name)
        if earlier.function_name in scope:
            own[earlier.function_name] = scope[earlier.function_name]
            scope[earlier.function_name] = earlier.reference
    try:
        yield
    finally:
        scope.update(own)


def _own_earlier_fails(exercise, function):
    """For a right answer: say if the learner's own earlier function, which it calls, is not right yet."""
    scope = getattr(function, "__globals__", {})
    for name in exercise.uses:
        earlier = find(name)
        own = scope.get(earlier.function_name)
        called = earlier.function_name in getattr(getattr(function, "__code__", None), "co_names", ())
        if called and callable(own) and not check(name, own).passed:
            return (
                f" (It was tried with the right {earlier.function_name}. Your own {earlier.function_name} "
                f"is not right yet: see its check.)"
            )
    return ""


def _wrong(exercise, slug, message):
    return Result(exercise.name, False, True, slug, message)
