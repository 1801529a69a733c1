"""Judge an answer: run it, compare it with the reference, and where it is wrong, say how.

Diagnosis by hypothesis: each exercise knows functions that make a known mistake. Where the learner's
numbers equal those of one of them on every case, the mistake is named.
"""

import inspect
from typing import NamedTuple

import numpy as np

from lstm_tutorial.checks.compare import alike, differences
from lstm_tutorial.checks.earlier import earlier_answers_right, takes
from lstm_tutorial.checks.explain import explain
from lstm_tutorial.checks.pristine import pristine_numpy
from lstm_tutorial.checks.registry import Exercise, find
from lstm_tutorial.checks.result import Result
from lstm_tutorial.checks.running import run


def check(name, function, seed=None):
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
    ValueError
        For a name that no exercise has; the message offers the nearest.

    Notes
    -----
    A call that does not end is stopped after a few seconds. Where Python runs without threads (in a
    browser), and inside a single call of compiled code, nothing can stop it but restarting the kernel.
    """
    exercise = find(name)
    if not callable(function) or inspect.isclass(function):
        came = f"the class {function.__name__}" if inspect.isclass(function) else f"a {type(function).__name__}"
        return _wrong(exercise, "not-a-function", (
            f"Expected the function itself, got {came}. Write "
            f'check("{name}", {exercise.function_name}), without calling the function.'
        ))  # fmt: skip
    with pristine_numpy() as replaced:
        if replaced:
            return _numpy_replaced(exercise, replaced)
        return _judge(exercise, function, np.random.default_rng(seed))


class Trial(NamedTuple):
    """What came of trying an answer on every case."""

    exercise: Exercise
    function: object
    cases: list
    expected: list  #: what the reference returns for each case
    runs: list  #: what came of each; fewer, where one had to be stopped

    @property
    def failed(self):
        """The first (case, run, expected) that differ, or None."""
        for case, outcome, right in zip(self.cases, self.runs, self.expected, strict=False):
            if outcome.error is not None or differences(
                self.exercise.outputs, outcome.value, right, case.tolerance
            ):
                return case, outcome, right
        return None

    def first(self, name):
        """The first run in which arguments were "written" to, or NumPy "replaced": which ones."""
        return next((getattr(outcome, name) for outcome in self.runs if getattr(outcome, name)), None)


def _judge(exercise, function, rng):
    cases = exercise.inputs.cases(rng)
    if not takes(function, len(cases[0].arguments)):
        return _other_arguments(exercise, function, cases[0])
    expected = [exercise.reference(*case.arguments.values()) for case in cases]
    trial = Trial(exercise, function, cases, expected, _run_all(function, cases))
    if trial.failed is None:
        return _right(trial)
    with earlier_answers_right(exercise, function) as own:
        trial = trial._replace(runs=_run_all(function, cases)) if own else trial
        if trial.failed is not None:
            return _diagnose(trial, rng)
    return _right(trial, _own_earlier_fails(own))


def _run_all(function, cases):
    """Run every case; after one that had to be stopped, no more."""
    runs = []
    for case in cases:
        runs.append(run(function, case.arguments))
        if runs[-1].error is not None and not isinstance(runs[-1].error, Exception):
            break
    return runs


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


def _own_earlier_fails(own):
    """For an answer that is right only with the right earlier functions: which of the learner's own is not."""
    return "".join(
        f" (It was tried with the right {find(name).function_name}. Your own {find(name).function_name} "
        "is not right yet: see its check.)"
        for name, mine in own.items()
        if not check(name, mine).passed
    )


def _diagnose(trial, rng):
    """The first known mistake that explains every case, or every ordinary one; else what is known."""
    exercise, function = trial.exercise, trial.function
    if isinstance(trial.runs[0].error, NotImplementedError):
        todo = f"Write {exercise.function_name}, then run the check again."
        return Result(exercise.name, False, False, None, f'{todo} hint("{exercise.name}") gives a hint.')
    if trial.first("replaced"):
        return _numpy_replaced(exercise, trial.first("replaced"))
    if len(trial.runs) == len(trial.cases):
        every = list(zip(trial.cases, trial.runs, strict=True))
        for part in (every, [(case, outcome) for case, outcome in every if not case.extreme]):
            for model in exercise.wrong_models:
                if all(_explains(model, *pair) for pair in part):
                    return _wrong(exercise, model.slug, model.message)
    case, outcome, _ = trial.failed
    if outcome.error is None and not _alike(run(function, case.arguments), outcome, case.tolerance):
        return _wrong(exercise, "not-the-same-twice", (
            "Called twice with the same numbers, your function returns two results. It draws random numbers, "
            "or remembers something from call to call: a global variable, or an array as a default."
        ))  # fmt: skip
    return _wrong(exercise, None, explain(exercise, function, trial.failed, rng))


def _explains(model, case, outcome):
    """Whether a known mistake comes to the same as the learner's function did on a case."""
    return _alike(outcome, run(model.function, case.arguments), case.tolerance)


def _alike(one, other, tolerance):
    """Whether two runs came to the same: an error of one type, or values that are alike."""
    if one.error is not None or other.error is not None:
        return isinstance(one.error, type(other.error)) or isinstance(other.error, type(one.error))
    return alike(one.value, other.value, tolerance)


def _other_arguments(exercise, function, case):
    return _wrong(exercise, "other-arguments", (
        f"Your function takes {inspect.signature(function)}; the check calls "
        f"{exercise.function_name}({', '.join(case.arguments)}), which would be a TypeError."
    ))  # fmt: skip


def _numpy_replaced(exercise, names):
    return _wrong(exercise, "numpy-replaced", (
        f"{', '.join(names[:3])} is no longer NumPy's own, so nothing can be judged. Restart the "
        "kernel, and give what you defined another name."
    ))  # fmt: skip


def _wrong(exercise, slug, message):
    return Result(exercise.name, False, True, slug, message)
