"""Exercises of chapter 18: sequences of unequal length, and where both directions end."""

import numpy as np

from lstm_tutorial.checks.cases import Inputs
from lstm_tutorial.checks.exercises.variants import draw_params, gru_step
from lstm_tutorial.checks.questions import question
from lstm_tutorial.checks.registry import Exercise, register
from lstm_tutorial.variants import padded_forward


def masked_forward(xs, h_0, lengths, params):
    """The reference: the package's own padded run."""
    (hs,), _ = padded_forward(xs, (h_0,), params, lengths)
    return hs


def padded_arguments(draw):
    """A padded batch: one sequence fills it where there are several, and of three, one is empty; others have any length."""
    lengths = draw.rng.integers(0, draw.T + 1, size=draw.B)
    if draw.B == 1:
        lengths[0] = draw.rng.integers(1, max(2, draw.T))
    else:
        lengths[:3] = (draw.T, lengths[1], 0)[: draw.B]
        lengths = draw.rng.permutation(lengths)
    return {"xs": draw("T B D"), "h_0": draw("B H"), "lengths": lengths, "params": draw_params(draw)}


MASKED = register(Exercise(
    name="masked-forward",
    chapter="18_variants",
    reference=masked_forward,
    outputs=("hs",),
    inputs=Inputs(padded_arguments),
    over_time=("hs",),
    uses=("gru-step",),
    praise="Padding changes nothing any more: each sequence's state stands still where its last word left it.",
    hints=(
        "At a step t, how can you tell for each sequence whether its word is a true one?",
        "np.where chooses between two arrays, row by row if its condition has the shape (B, 1). Between which two?",
        "The loop that you know, with one line after the step: the new state where t is below the length, else the old one.",
    ),
))  # fmt: skip


def loop(xs, h, lengths, p, choose):
    """The loop with one thing changed in what becomes of the state; what the wrong models share."""
    start, hs = h, []
    for t, x in enumerate(xs):
        new = gru_step(x, h, p)
        h = choose(t, (t < lengths)[:, None], new, h, start)
        hs.append(h)
    return np.array(hs)


@MASKED.wrong("padding-read", "The padding is read like words: after the end, the states run on. Hold them where the last true step left them.")
def _(xs, h, lengths, p):
    return loop(xs, h, lengths, p, lambda t, true, new, old, start: new)


@MASKED.wrong("one-step-too-many", "One step of padding is read. The last true step of a sequence has the index length - 1.")
def _(xs, h, lengths, p):
    return loop(xs, h, lengths, p, lambda t, true, new, old, start: np.where((t <= lengths)[:, None], new, old))


@MASKED.wrong("one-step-too-few", "The last true step of each sequence is not read. It has the index length - 1.")
def _(xs, h, lengths, p):
    return loop(xs, h, lengths, p, lambda t, true, new, old, start: np.where((t + 1 < lengths)[:, None], new, old))


@MASKED.wrong("zero-after-the-end", "After the end the states are zero. That is what some libraries return; here they are held.")
def _(xs, h, lengths, p):
    return loop(xs, h, lengths, p, lambda t, true, new, old, start: np.where(true, new, 0 * new))


@MASKED.wrong("start-after-the-end", "After the end you fall back to h_0. Hold the state of the last true step.")
def _(xs, h, lengths, p):
    return loop(xs, h, lengths, p, lambda t, true, new, old, start: np.where(true, new, start))


@MASKED.wrong("inverted", "New and old are exchanged: true steps are skipped, and the padding is read.")
def _(xs, h, lengths, p):
    return loop(xs, h, lengths, p, lambda t, true, new, old, start: np.where(true, old, new))


@MASKED.wrong("mask-on-the-input", "You set the padded inputs to zero. A step over zeros still changes the state: it has biases and h_prev.")
def _(xs, h, lengths, p):
    true = np.arange(len(xs))[:, None] < lengths
    return loop(np.where(true[..., None], xs, 0), h, lengths, p, lambda t, true, new, old, start: new)


@MASKED.wrong("all-as-long-as-the-shortest", "All sequences stop where the shortest does. Each has its own length.")
def _(xs, h, lengths, p):
    return loop(xs, h, lengths, p, lambda t, true, new, old, start: new if t < lengths.min() else old)


@MASKED.wrong("padding-in-front", "You take the padding to come first. It comes after the last true step.")
def _(xs, h, lengths, p):
    first = len(xs) - lengths
    return loop(xs, h, lengths, p, lambda t, true, new, old, start: np.where((t >= first)[:, None], new, old))


@MASKED.wrong("state-not-handed-on", "Every step starts from h_0: hand the state of each step to the next.")
def _(xs, h, lengths, p):
    hs = []
    for t, x in enumerate(xs):
        hs.append(np.where((t < lengths)[:, None], gru_step(x, h, p), h))
    return np.array(hs)


@MASKED.wrong("first-state-included", "Your first state is h_0, and the last one is missing. hs[t] is the state after step t.")
def _(xs, h, lengths, p):
    return np.concatenate([h[None], masked_forward(xs, h, lengths, p)])[:-1]


@MASKED.wrong(
    "empty-sequence-takes-the-last",
    "A sequence of length 0 gets the state of the last step: index length - 1 is -1 there. It keeps h_0.",
)
def _(xs, h, lengths, p):
    hs = loop(xs, h, lengths, p, lambda t, true, new, old, start: new)
    for b, length in enumerate(lengths):
        hs[length:, b] = hs[length - 1, b]
    return hs


@MASKED.wrong("stops-at-the-longest", "You stop where the longest sequence ends. hs has T steps, padding included: hold the states on to the end.")
def _(xs, h, lengths, p):
    return masked_forward(xs, h, lengths, p)[: lengths.max()]


question(
    "bug-in-both-directions",
    "18_variants",
    answer=5,
    praise="Line 5: at the last step the backward cell has read one word. Its own end is at the first step, "
    "hs[0]; each half has to be read where its cell ended.",
    wrong={
        1: ("line-1", "Line 1 is in order: a cell that reads from the first word to the last."),
        2: ("line-2", "Line 2 is in order: xs[::-1] is the sequence turned round in time."),
        3: ("line-3", "Line 3 is in order: turned back, both have read the same word at the same index."),
        4: ("line-4", "Line 4 is in order: side by side, so that each step has both."),
        6: ("line-6", "Line 6 is in order: a readout with a weight for each unit of either cell."),
    },
    hints=(
        "How many words has each of the two cells read at the index that the readout uses?",
        "At which index has the cell that reads backwards read the whole sequence?",
        "The faulty line would be right if both cells read in the same direction.",
    ),
)
