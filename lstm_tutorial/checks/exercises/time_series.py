"""Exercises of chapter 16: windows of a series, and a leak."""

import numpy as np

from lstm_tutorial.checks.cases import DescribedInputs
from lstm_tutorial.checks.questions import question
from lstm_tutorial.checks.registry import Exercise, register


def windows(series, length, horizon):
    """The reference; as the package's `lstm_tutorial.series.windows.windows`, here open to the wrong models."""
    return cut(series, length, horizon)


def cut(series, length, horizon, shift=0, fewer=0):
    """Windows and targets, these moved on by `shift`, the last `fewer` left out; what the wrong models share."""
    count = len(series) - length - horizon + 1 - fewer
    starts = np.arange(count)
    xs = series[starts + np.arange(length)[:, None]][..., None]
    return xs, series[starts[:, None] + length + shift + np.arange(horizon)]


def series_and_lengths(draw):
    """A series with room for a few windows, more than one step of input or of output in most cases."""
    length, horizon = draw.T, draw.H
    count = draw.B + (0 if draw.digits else draw.D + 2)
    series = draw.rng.normal(size=length + horizon + count - 1)
    if draw.digits:
        series = np.round(series, draw.digits) + 0.0
    return {"series": series.astype(draw.dtype), "length": length, "horizon": horizon}


WINDOWS = register(Exercise(
    name="windows",
    chapter="16_time_series",
    reference=windows,
    outputs=("xs", "targets"),
    inputs=DescribedInputs(series_and_lengths, large=False),
    praise="Every window with what came after it, and no number on both sides.",
    hints=(
        "A series of 10 numbers, 4 given and 3 asked for: where does the first window begin, where the last?",
        "Window b is series[b : b + length]; its targets begin at b + length. How many b are there?",
        "xs has shape (T, B, 1): time first, and one number at each step. targets has shape (B, K). B = N - T - K + 1.",
    ),
))  # fmt: skip


@WINDOWS.wrong(
    "target-in-window",
    "The first target is the last number of the window: the answer is given away. Targets begin one place later, at b + length.",
)
def _(series, length, horizon):
    return cut(series, length, horizon, shift=-1)


@WINDOWS.wrong("a-gap", "One number is skipped between window and targets. They begin at b + length, right behind the window.")
def _(series, length, horizon):
    return cut(series, length, horizon, shift=1, fewer=1)


@WINDOWS.wrong("last-window-missing", "The last window is missing: N - T - K + 1 windows fit, not one fewer.")
def _(series, length, horizon):
    return cut(series, length, horizon, fewer=1)


@WINDOWS.wrong("batch-first", "xs has the windows before time, (B, T, 1). The book puts time first: (T, B, 1).")
def _(series, length, horizon):
    xs, targets = cut(series, length, horizon)
    return xs.swapaxes(0, 1), targets


@WINDOWS.wrong("no-input-axis", "xs has shape (T, B). The cell reads (T, B, D), and D is 1 here: xs[..., None].")
def _(series, length, horizon):
    xs, targets = cut(series, length, horizon)
    return xs[..., 0], targets


@WINDOWS.wrong("targets-time-first", "targets has shape (K, B). One row for each window is asked for: (B, K).")
def _(series, length, horizon):
    xs, targets = cut(series, length, horizon)
    return xs, targets.T


@WINDOWS.wrong("newest-first", "Time runs backwards in your windows. The oldest number comes first.")
def _(series, length, horizon):
    xs, targets = cut(series, length, horizon)
    return xs[::-1], targets


@WINDOWS.wrong("last-lead-only", "You keep the number at the horizon and drop those before it. All K next numbers are asked for.")
def _(series, length, horizon):
    xs, targets = cut(series, length, horizon)
    return xs, targets[:, -1:]


@WINDOWS.wrong("first-lead-only", "You keep the next number and drop those after it. All K next numbers are asked for.")
def _(series, length, horizon):
    xs, targets = cut(series, length, horizon)
    return xs, targets[:, :1]


@WINDOWS.wrong("side-by-side", "Your windows stand side by side. Each begins one place after the one before: they overlap.")
def _(series, length, horizon):
    xs, targets = cut(series, length, horizon)
    return xs[:, ::length], targets[::length]


@WINDOWS.wrong("end-to-end", "Each of your windows begins where the targets of the one before end. It begins one place after the window before.")
def _(series, length, horizon):
    xs, targets = cut(series, length, horizon)
    return xs[:, :: length + horizon], targets[:: length + horizon]


@WINDOWS.wrong(
    "reshaped",
    "The numbers of xs are put in rows anew, which tears the windows apart. To exchange two axes, transpose; reshape keeps the order.",
)
def _(series, length, horizon):
    xs, targets = cut(series, length, horizon)
    return xs.swapaxes(0, 1).reshape(xs.shape), targets


@WINDOWS.wrong("windows-without-targets", "xs holds windows with fewer than K months behind them. Only those count that have targets: N - T - K + 1.")
def _(series, length, horizon):
    return cut(series, length, 0)[0], cut(series, length, horizon)[1]


@WINDOWS.wrong("room-for-one", "You ask for the next number alone, in N - T windows. All K next numbers are asked for, and they have to fit.")
def _(series, length, horizon):
    return cut(series, length, 1)


@WINDOWS.wrong("wraps-round", "Your last windows go on at the beginning of the series: an index beyond the end, or np.roll, has wrapped round.")
def _(series, length, horizon):
    starts = np.arange(len(series))
    xs = series[(starts + np.arange(length)[:, None]) % len(series)][..., None]
    return xs, series[(starts[:, None] + length + np.arange(horizon)) % len(series)]


@WINDOWS.wrong("order-of-results", "Both are right, in another order. Return xs, then targets.")
def _(series, length, horizon):
    return cut(series, length, horizon)[::-1]


question(
    "bug-in-forecast",
    "16_time_series",
    answer=2,
    praise="Line 2: mean and deviation are those of the whole series, the test included. Here that makes the deviation "
    "larger, and so each error smaller. Fit them on the training part.",
    wrong={
        1: ("line-1", "Line 1 is in order: a number for each month, and gaps would have been refused."),
        3: ("line-3", "Line 3 is in order: the past to learn from, the later part to be judged by."),
        4: ("line-4", "Line 4 is in order: it fits on the training part alone."),
        5: ("line-5", "Line 5 is in order: windows of the test part, each with what came after it."),
        6: ("line-6", "Line 6 is in order: the error of each lead on months that nothing was fitted on."),
    },
    hints=(
        "At which month does the forecaster stand, and what can be known there?",
        "Which of the lines compute something from numbers? From which numbers?",
        "One line uses the months of the test before there is a test.",
    ),
)
