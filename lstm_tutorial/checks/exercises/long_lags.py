"""Exercise of chapter 13: what the adding problem asks for."""

import numpy as np

from lstm_tutorial.checks.cases import DescribedInputs
from lstm_tutorial.checks.registry import Exercise, register


def adding_targets(xs):
    """The reference: half, and a quarter of the sum of the marked numbers."""
    numbers, markers = xs[..., 0], xs[..., 1]                          # (T, B) both
    return (0.5 + (numbers * (markers == 1)).sum(axis=0) / 4)[:, None].astype(xs.dtype)


def sequences(draw):
    """Numbers between -1 and 1 with their markers; in the first sequence two count, in others the start may be drawn."""
    T, B = draw.T + 4, draw.B
    numbers, markers = np.tanh(draw.rng.normal(size=(T, B))), np.zeros((T, B))
    for b in range(B):
        first = 0 if b else 1
        markers[draw.rng.choice(np.arange(first, T - 1), size=2, replace=False), b] = 1
    markers[0] = markers[-1] = -1
    numbers = numbers if draw.digits is None else np.round(numbers, draw.digits) + 0.0
    return {"xs": np.stack([numbers, markers], axis=-1).astype(draw.dtype)}


ADDING = register(Exercise(
    name="adding-targets",
    chapter="13_long_lags",
    reference=adding_targets,
    outputs=("targets",),
    inputs=DescribedInputs(sequences, large=False),
    praise="The adding problem, as the LSTM was asked it in 1997.",
    hints=(
        "Which of the two columns says what counts, and which value of it?",
        "Look at the equation of the target in chapter 13, and at what stands in the marker at both ends.",
        "xs[..., 0] and xs[..., 1] are (T, B). Sum over time what is marked with 1; the result has shape (B, 1).",
    ),
))  # fmt: skip


def of_marked(xs, marked, scale=0.25):
    """Targets from the numbers where `marked` is true, shape (B, 1); what the wrong models share."""
    return (0.5 + (xs[..., 0] * marked).sum(axis=0) * scale)[:, None]


@ADDING.wrong("ends-subtracted", "Both ends are marked with -1, and you subtract their numbers. Only what is marked with 1 counts.")
def _(xs):
    return of_marked(xs, xs[..., 1])


@ADDING.wrong("ends-added", "You add the numbers at both ends as well: their marker is -1, which is not 0. Only 1 counts.")
def _(xs):
    return of_marked(xs, xs[..., 1] != 0)


@ADDING.wrong("all-numbers", "You add up all numbers of the sequence. Only those that are marked with 1 count.")
def _(xs):
    return of_marked(xs, True)


@ADDING.wrong("half-missing", "The sum is divided by 4, but 0.5 is not added: targets lie between 0 and 1.")
def _(xs):
    return of_marked(xs, xs[..., 1] == 1) - 0.5


@ADDING.wrong("not-divided", "The sum of the marked numbers is not divided by 4.")
def _(xs):
    return of_marked(xs, xs[..., 1] == 1, scale=1)


@ADDING.wrong("divided-by-two", "The sum is divided by 2. Two numbers between -1 and 1 add up to -2 to 2, so it takes a quarter.")
def _(xs):
    return of_marked(xs, xs[..., 1] == 1, scale=0.5)


@ADDING.wrong("half-divided-too", "0.5 is divided by 4 as well: the quarter belongs to the sum alone.")
def _(xs):
    return of_marked(xs, xs[..., 1] == 1) - 0.375


@ADDING.wrong("sum-alone", "That is the sum itself. The target is 0.5 and a quarter of it.")
def _(xs):
    return of_marked(xs, xs[..., 1] == 1, scale=1) - 0.5


@ADDING.wrong("product", "You multiply the marked numbers. The adding problem asks for their sum.")
def _(xs):
    return (0.5 + np.where(xs[..., 1] == 1, xs[..., 0], 1).prod(axis=0) / 4)[:, None]


@ADDING.wrong("first-of-the-marked", "You take the first marked number only. There may be two.")
def _(xs):
    first = np.cumsum(xs[..., 1] == 1, axis=0) == 1
    return of_marked(xs, first & (xs[..., 1] == 1))


@ADDING.wrong("last-of-the-marked", "You take the last marked number only. There may be two.")
def _(xs):
    later = np.cumsum((xs[..., 1] == 1)[::-1], axis=0)[::-1] == 1
    return of_marked(xs, later & (xs[..., 1] == 1))


@ADDING.wrong(
    "places-of-the-first",
    "You look for the marks in the first sequence and use its places for all. Each sequence has marks of its own.",
)
def _(xs):
    return of_marked(xs, xs[:, :1, 1] == 1)


@ADDING.wrong("over-the-batch", "You add up over axis 1, the batch. Time is axis 0, and a target belongs to one sequence.")
def _(xs):
    return (0.5 + (xs[..., 0] * (xs[..., 1] == 1)).sum(axis=1) / 4)[:, None]


@ADDING.wrong("columns-exchanged", "You take the markers from xs[..., 0] and the numbers from xs[..., 1]. It is the other way round.")
def _(xs):
    return (0.5 + (xs[..., 1] * (xs[..., 0] == 1)).sum(axis=0) / 4)[:, None]


@ADDING.wrong("not-the-ends", "You add up all numbers but those at both ends. Only those that are marked with 1 count.")
def _(xs):
    return of_marked(xs, xs[..., 1] >= 0)


@ADDING.wrong("half-at-each-step", "0.5 is added at every step. It belongs to the target, once, behind the sum.")
def _(xs):
    return adding_targets(xs) + 0.5 * (len(xs) - 1)


@ADDING.wrong("batch-summed", "You add up over the batch too. Each sequence has a target of its own.")
def _(xs):
    return np.full((xs.shape[1], 1), 0.5 + (xs[..., 0] * (xs[..., 1] == 1)).sum() / 4)


@ADDING.wrong("marker-summed", "You add up the markers. They say which numbers count; the numbers are in xs[..., 0].")
def _(xs):
    return (0.5 + (xs[..., 1] == 1).sum(axis=0) / 4)[:, None]


@ADDING.wrong("column-missing", "The numbers are right, the shape is not: (B, 1) is asked for, a row for each sequence.")
def _(xs):
    return adding_targets(xs)[:, 0]


@ADDING.wrong("total-of-the-batch", "You add up the marked numbers of all sequences. Each has a sum of its own: add along time, axis 0.")
def _(xs):
    return 0.5 + 0.25 * (xs[..., 0] * (xs[..., 1] == 1)).sum()


@ADDING.wrong("mean-over-time", "You take a mean over all steps. The marked numbers are added, and their sum is divided by 4.")
def _(xs):
    return of_marked(xs, xs[..., 1] == 1, 0.25 / len(xs))


@ADDING.wrong("half-in-the-factor", "The sum is multiplied by 1/2 + 1/4. The half is added to a quarter of the sum.")
def _(xs):
    return of_marked(xs, xs[..., 1] == 1, 0.75) - 0.5
