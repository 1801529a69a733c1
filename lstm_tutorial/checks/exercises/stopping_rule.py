"""Exercise of chapter 13: when a task counts as solved; and a prediction about the forget bias."""

import numpy as np

from lstm_tutorial.checks.cases import DescribedInputs
from lstm_tutorial.checks.questions import question
from lstm_tutorial.checks.registry import Exercise, register


def sequences_until_solved(errors, tolerance, latest):
    """The reference: one counter, set back to zero by every mistake."""
    in_a_row = 0
    for seen, error in enumerate(errors, start=1):
        in_a_row = in_a_row + 1 if error < tolerance else 0
        if in_a_row == latest:
            return seen
    return -1


def errors_of_a_run(draw):
    """Errors that become smaller, or, by the sizes that are drawn, one of the cases that tell mistakes apart."""
    latest = 1 if draw.T == 1 and draw.H > 1 else int(draw.rng.integers(2, 5))
    count = 12 if draw.digits is not None else 30
    level = np.linspace(0.8, 0.15, count) * draw.rng.uniform(0.2, 1.6, size=count)
    errors = np.minimum(np.round(level, 1), 0.9)
    if draw.T == 5:                                                    # an early row that ends just at the tolerance
        errors[:latest] = [*[0.3] * (latest - 1), 0.4]
    elif draw.T == 4:                                                  # one row, which no block holds whole
        errors = np.where(np.arange(count) // latest == 1, 0.1, 0.5)
        errors = np.roll(errors, 1)
    elif draw.T == 3:                                                  # no row is long enough
        errors[latest - 1 :: latest] = 0.5
    elif draw.H == 1:                                                  # right from the start
        errors[:latest] = 0.1
    elif draw.T == 1:                                                  # nothing is right but the very last
        errors = np.append(np.maximum(errors[1:], 0.5), 0.1)
    return {"errors": errors, "tolerance": 0.4, "latest": latest}


SOLVED = register(Exercise(
    name="sequences-until-solved",
    chapter="13_long_lags",
    reference=sequences_until_solved,
    outputs=("count",),
    inputs=DescribedInputs(errors_of_a_run, float32=False, large=False),
    praise="A rule that was stated beforehand, applied to the letter: that is half of a reproduction.",
    hints=(
        "What has to be true of the latest sequences at the moment when training stops?",
        "Chapter 13's rule, its first half: all of the latest m errors are below the tolerance. One mistake, and the row begins anew.",
        "Walk through the errors with a counter of right ones in a row. Return how many sequences have been seen, or -1.",
    ),
))  # fmt: skip


def first_window(errors, latest, is_met, step=1):
    """How many have been seen at the first window of so many errors that passes; -1 if none does."""
    for end in range(latest, len(errors) + 1, step):
        if is_met(errors[end - latest : end]):
            return end
    return -1


@SOLVED.wrong("index-for-count", "You return the index of the last sequence. Counted from 1, it is one more.")
def _(errors, tolerance, latest):
    count = sequences_until_solved(errors, tolerance, latest)
    return count - 1 if count > 0 else -1


@SOLVED.wrong("start-of-the-row", "You return where the row of right ones starts. Training has to see all of it: the count is at its end.")
def _(errors, tolerance, latest):
    count = sequences_until_solved(errors, tolerance, latest)
    return count - latest if count > 0 else -1


@SOLVED.wrong("first-of-the-row", "You return the first sequence of the row, counted from 1. The rule is met at its last.")
def _(errors, tolerance, latest):
    count = sequences_until_solved(errors, tolerance, latest)
    return count - latest + 1 if count > 0 else -1


@SOLVED.wrong("not-in-a-row", "You count all right ones. The rule wants them in a row: a mistake sets the counter back.")
def _(errors, tolerance, latest):
    right = np.cumsum(errors < tolerance)
    return int(np.argmax(right >= latest)) + 1 if right[-1] >= latest else -1


@SOLVED.wrong("at-the-tolerance", "An error as large as the tolerance counts as right with you. It has to be below.")
def _(errors, tolerance, latest):
    return first_window(errors, latest, lambda window: (window <= tolerance).all())


@SOLVED.wrong("mean-below", "You ask that the mean of the latest errors is below the tolerance. Each of them has to be.")
def _(errors, tolerance, latest):
    return first_window(errors, latest, lambda window: window.mean() < tolerance)


@SOLVED.wrong("one-is-enough", "You stop at the first right sequence. The rule wants `latest` of them in a row.")
def _(errors, tolerance, latest):
    return first_window(errors, 1, lambda window: window[0] < tolerance)


@SOLVED.wrong("one-too-many", "You want one more right sequence than the rule: `latest` in a row are enough.")
def _(errors, tolerance, latest):
    return sequences_until_solved(errors, tolerance, latest + 1)


@SOLVED.wrong(
    "last-row-missed",
    "A row that ends with the very last error is missed. Errors are counted from 1, and range stops before its end.",
)
def _(errors, tolerance, latest):
    return sequences_until_solved(errors[:-1], tolerance, latest)


@SOLVED.wrong(
    "only-at-the-end",
    "You look at the last errors alone, when all is over. The rule is asked after every sequence: when is it met first?",
)
def _(errors, tolerance, latest):
    return len(errors) if (errors[-latest:] < tolerance).all() else -1


@SOLVED.wrong("fewer-than-latest", "At the start you are content with fewer than `latest` errors. So many have to be there first.")
def _(errors, tolerance, latest):
    ends = range(1, len(errors) + 1)
    return next((end for end in ends if (errors[max(0, end - latest) : end] < tolerance).all()), -1)


@SOLVED.wrong("gives-up", "You give up at the first mistake. It sets the counter back, and the row may come later.")
def _(errors, tolerance, latest):
    return latest if (errors[:latest] < tolerance).all() else -1


@SOLVED.wrong("blocks", "You look at one block of `latest` after another. The row may begin anywhere.")
def _(errors, tolerance, latest):
    return first_window(errors, latest, lambda window: (window < tolerance).all(), step=latest)


@SOLVED.wrong("never-as-the-end", "Where the rule is never met you return the number of all sequences. -1 is asked for.")
def _(errors, tolerance, latest):
    count = sequences_until_solved(errors, tolerance, latest)
    return len(errors) if count < 0 else count


@SOLVED.wrong("never-as-none", "Where the rule is never met you return 0. -1 is asked for.")
def _(errors, tolerance, latest):
    return max(sequences_until_solved(errors, tolerance, latest), 0)


@SOLVED.wrong("errors-above", "You look for errors above the tolerance. Right are those below.")
def _(errors, tolerance, latest):
    return first_window(errors, latest, lambda window: (window > tolerance).all())


question(
    "predict-bias-one",
    "13_long_lags",
    answer=3,
    praise="At a lag of ten a bias of 1 leaves 0.73 ** 10, about 4 %: a gradient to learn from. At a hundred, 10 ** -14.",
    wrong={
        1: ("bias-one-suffices", "0.73 ** 100 is about 10 ** -14. No gradient comes back over a hundred steps to open the gate further."),
        2: ("bias-one-never", "At a lag of ten something does survive, about 4 %, and training can open the gate from there."),
        4: ("bias-one-only-long", "The longer the lag, the more often the gate takes its share. What is left after ten steps, and after a hundred?"),
    },
    hints=(
        "What is left of a memory, and of a gradient, behind a gate of sigmoid(1), after 10 steps and after 100?",
        "Compare 1 with the logarithm of each lag.",
        "sigmoid(1) is about 0.73. Training can open a gate further only where something still comes through.",
    ),
)
