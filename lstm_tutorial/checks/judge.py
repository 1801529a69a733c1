"""Judge an answer: run it, compare it with the reference, and where it is wrong, say how.

Diagnosis by hypothesis: each exercise knows functions that make a known mistake. Where the learner's
numbers equal those of one of them on every case, the mistake is named.
"""

import functools
import inspect
import os

import numpy as np

from lstm_tutorial.checks.answer import Answer
from lstm_tutorial.checks.compare import alike
from lstm_tutorial.checks.describe import describe_order
from lstm_tutorial.checks.errors import same_error
from lstm_tutorial.checks.explain import explain
from lstm_tutorial.checks.limits import NOTE, can_interrupt
from lstm_tutorial.checks.pristine import pristine_numpy
from lstm_tutorial.checks.questions import no_answer
from lstm_tutorial.checks.registry import find
from lstm_tutorial.checks.result import Result
from lstm_tutorial.checks.running import run
from lstm_tutorial.checks.trial import Trial


def check(name, function=..., seed=None):
    """Try an answer on fresh random inputs, and say whether it is right or what is wrong with it.

    An answer may call the functions of earlier exercises. Where it fails with the learner's own, it
    is judged with the right ones in their places, so that one mistake costs one exercise.

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
    AssertionError
        For an answer that is not right, where nbgrader executes the notebook: it knows no other way of saying so.

    Notes
    -----
    A call that does not end is stopped after a few seconds. Where Python runs without threads (in a
    browser), and inside a single call of compiled code, nothing can stop it but restarting the kernel.
    """
    if not can_interrupt():
        _say_that_nothing_stops_a_call()
    with pristine_numpy() as replaced:
        result = _check(name, function, replaced, np.random.default_rng(seed))
    if "NBGRADER_EXECUTION" in os.environ and not result.passed:
        raise AssertionError(str(result))
    return result


def _check(name, function, replaced, rng):
    try:
        exercise = find(name)
    except ValueError as error:
        return Result(name if isinstance(name, str) else "check", False, False, "unknown-exercise", str(error))
    if function is ...:
        write = f'check("{exercise.name}", {exercise.function_name})'
        return Result(exercise.name, False, False, "no-function", (
            f"The check needs your function as well. Write {write}, without calling the function."
        ))  # fmt: skip
    if not callable(function) or inspect.isclass(function):
        came = "a class" if inspect.isclass(function) else f"something of type {type(function).__name__}"
        return _wrong(exercise, "not-a-function", (
            f"Expected the function itself, got {came}. Write "
            f'check("{name}", {exercise.function_name}), without calling the function.'
        ))  # fmt: skip
    return _numpy_replaced(exercise, replaced) if replaced else judge(exercise, Answer(function), rng)


@functools.cache
def _say_that_nothing_stops_a_call():
    print(NOTE)


def judge(exercise, answer, rng):
    """Try an answer, wherever it runs, and say what came of it.

    Parameters
    ----------
    exercise : Exercise
    answer : Answer
        Or another object with its methods.
    rng : numpy.random.Generator
        For the inputs.

    Returns
    -------
    Result
    """
    cases = exercise.inputs.cases(rng)
    if not answer.takes(len(cases[0].arguments)):
        return _other_arguments(exercise, answer, cases[0])
    expected = [exercise.reference(*case.arguments.values()) for case in cases]
    trial = Trial(exercise, answer, cases, expected, answer.run_all(cases))
    if trial.failed is None:
        return _right(trial)
    with answer.with_earlier_right(exercise) as own:
        trial = trial._replace(runs=answer.run_all(cases)) if own else trial
        if trial.failed is not None:
            return _diagnose(trial, rng)
    return _right(trial, _own_earlier_fails(own, rng))


def _right(trial, note=""):
    """The result of an answer with the right numbers, however it came by them."""
    exercise = trial.exercise
    if trial.first("replaced"):
        return _numpy_replaced(exercise, trial.first("replaced"))
    written = trial.first("written")
    if written:
        return _wrong(exercise, "writes-to-arguments", (
            f"The numbers are right, but {' and '.join(written)} changed: the function writes to what it "
            "was given. Make a new array instead (a = a + b, not a += b)."
        ))  # fmt: skip
    return Result(exercise.name, True, True, None, exercise.praise + note)


def _own_earlier_fails(own, rng):
    """For an answer that is right only with the right earlier functions: which of the learner's own is not."""
    return "".join(
        f" (It was tried with the right {find(name).function_name}. Your own is not right yet: see its check.)"
        for name, mine in own.items()
        if not judge(find(name), mine, rng).passed
    )


def _diagnose(trial, rng):
    """The first known mistake that explains every case, or all where nothing overflows; else what is known."""
    exercise, answer = trial.exercise, trial.answer
    if isinstance(trial.runs[0].error, NotImplementedError):
        todo = f"Write {exercise.function_name}, then run the check again."
        return Result(exercise.name, False, False, None, f'{todo} hint("{exercise.name}") gives a hint.')
    if trial.first("replaced"):
        return _numpy_replaced(exercise, trial.first("replaced"))
    order = describe_order(answer, exercise, trial.cases[0].arguments)
    if order:
        return _wrong(exercise, "arguments-in-another-order", order)
    if len(trial.runs) == len(trial.cases):
        every = list(range(len(trial.cases)))
        for part in (every,) if trial.ordinary == every else (every, trial.ordinary):
            for model in exercise.wrong_models:
                if all(_explains(model, trial.cases[k], trial.runs[k]) for k in part):
                    return _wrong(exercise, model.slug, model.message)
    case, outcome, _ = trial.failed
    if exercise.choices and outcome.error is None:
        return _wrong(exercise, *no_answer(outcome.value, exercise.choices))
    if outcome.error is None and not _alike(answer.run(case.arguments), outcome, case.tolerance):
        return _wrong(exercise, "not-the-same-twice", (
            "Called twice with the same numbers, your function returns two results. It draws random numbers, "
            "or remembers something from call to call: a global variable, or an array as a default."
        ))  # fmt: skip
    return _wrong(exercise, None, explain(exercise, answer, trial.failed, rng))


def _explains(model, case, outcome):
    """Whether a known mistake comes to the same as the learner's function did on a case."""
    return _alike(outcome, run(model.function, case.arguments), case.tolerance)


def _alike(one, other, tolerance):
    """Whether two runs came to the same: one and the same error, or values that are alike."""
    if one.error is not None or other.error is not None:
        return same_error(one.error, other.error)
    return alike(one.value, other.value, tolerance)


def _other_arguments(exercise, answer, case):
    return _wrong(exercise, "other-arguments", (
        f"Your function takes {answer.signature}; the check calls "
        f"{exercise.function_name}({', '.join(case.arguments)}), which would be a TypeError."
    ))  # fmt: skip


def _numpy_replaced(exercise, names):
    are = "is" if len(names) == 1 else "are"
    return _wrong(exercise, "numpy-replaced", (
        f"{', '.join(names[:3])} {are} no longer NumPy's own, so nothing can be judged. Restart the "
        "kernel, and give what you defined another name."
    ))  # fmt: skip


def _wrong(exercise, slug, message):
    return Result(exercise.name, False, True, slug, message)
