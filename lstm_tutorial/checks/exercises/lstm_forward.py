"""Exercise of chapter 10: the LSTM through time."""

import numpy as np

from lstm_tutorial import lstm
from lstm_tutorial.checks.cases import Inputs
from lstm_tutorial.checks.exercises.whole_cell import draw_params, lstm_step
from lstm_tutorial.checks.registry import Exercise, register


def lstm_forward(xs, h_0, c_0, params):
    """The reference: the package's own loop, without its cache."""
    hs, cs, _ = lstm.lstm_forward(xs, h_0, c_0, params)
    return hs, cs


def sequence_arguments(draw):
    """A sequence of inputs and two states before it."""
    return {"xs": draw("T B D"), "h_0": draw("B H"), "c_0": draw("B H"), "params": draw_params(draw)}


FORWARD = register(Exercise(
    name="lstm-forward",
    chapter="10_whole_cell",
    reference=lstm_forward,
    outputs=("hs", "cs"),
    inputs=Inputs(sequence_arguments),
    over_time=("hs", "cs"),
    uses=("lstm-step",),
    praise="The LSTM runs through time, and hands on both of its states.",
    hints=(
        "Two things are carried from step to step. Which?",
        "Look at the loop of the recurrent cell in chapter 2: here a step takes two states and makes two.",
        "A loop over xs that collects h and c; two arrays of shape (T, B, H).",
    ),
))  # fmt: skip


def loop(xs, h, c, p, reset=lambda h, c, new_h, new_c: (new_h, new_c)):
    """The loop with one thing changed in what is handed on; what the wrong models share."""
    hs, cs = [], []
    for x in xs:
        new_h, new_c = lstm_step(x, h, c, p)
        hs.append(new_h)
        cs.append(new_c)
        h, c = reset(h, c, new_h, new_c)
    return np.array(hs), np.array(cs)


@FORWARD.wrong("memory-reset", "c is set back to zero at each step. The memory is carried across all of them.")
def _(xs, h_0, c_0, p):
    return loop(xs, h_0, c_0, p, lambda h, c, new_h, new_c: (new_h, 0 * new_c))


@FORWARD.wrong("memory-not-carried", "Every step starts from c_0: hand the new cell state on.")
def _(xs, h_0, c_0, p):
    return loop(xs, h_0, c_0, p, lambda h, c, new_h, new_c: (new_h, c))


@FORWARD.wrong("hidden-not-carried", "Every step starts from h_0: hand the new hidden state on.")
def _(xs, h_0, c_0, p):
    return loop(xs, h_0, c_0, p, lambda h, c, new_h, new_c: (h, new_c))


@FORWARD.wrong("states-crossed", "What is handed on as h is c, and the other way round.")
def _(xs, h_0, c_0, p):
    return loop(xs, h_0, c_0, p, lambda h, c, new_h, new_c: (new_c, new_h))


@FORWARD.wrong("initial-states-ignored", "The first step starts from zeros: h_0 and c_0 are given, use them.")
def _(xs, h_0, c_0, p):
    return loop(xs, 0 * h_0, 0 * c_0, p)


@FORWARD.wrong("initial-memory-ignored", "The first step's cell state is zero: c_0 is given, use it.")
def _(xs, h_0, c_0, p):
    return loop(xs, h_0, 0 * c_0, p)


@FORWARD.wrong("only-the-last", "You return the last states, shape (B, H). All of them are asked for, shape (T, B, H).")
def _(xs, h_0, c_0, p):
    hs, cs = lstm_forward(xs, h_0, c_0, p)
    return hs[-1], cs[-1]


@FORWARD.wrong("states-exchanged", "Both are right, in another order. Return hs, then cs.")
def _(xs, h_0, c_0, p):
    return lstm_forward(xs, h_0, c_0, p)[::-1]


@FORWARD.wrong("batch-first", "Your results have shape (B, T, H); the book puts time first: (T, B, H).")
def _(xs, h_0, c_0, p):
    hs, cs = lstm_forward(xs, h_0, c_0, p)
    return hs.swapaxes(0, 1), cs.swapaxes(0, 1)


@FORWARD.wrong(
    "every-row-the-last",
    "Every row is the last state: the lists hold one array many times, and each step overwrites it. Make new "
    "arrays at each step.",
)
def _(xs, h_0, c_0, p):
    hs, cs = lstm_forward(xs, h_0, c_0, p)
    return np.array([hs[-1] for _ in hs]), np.array([cs[-1] for _ in cs])


@FORWARD.wrong("initial-hidden-ignored", "The first step's hidden state is zero: h_0 is given, use it.")
def _(xs, h_0, c_0, p):
    return loop(xs, 0 * h_0, c_0, p)


@FORWARD.wrong("initial-states-included", "Your first rows are h_0 and c_0. hs[t] and cs[t] are the states after step t.")
def _(xs, h_0, c_0, p):
    hs, cs = lstm_forward(xs, h_0, c_0, p)
    return np.concatenate([h_0[None], hs[:-1]]), np.concatenate([c_0[None], cs[:-1]])


@FORWARD.wrong("initial-states-returned-too", "You return T + 1 states. h_0 and c_0 are known: begin with those after step 0.")
def _(xs, h_0, c_0, p):
    hs, cs = lstm_forward(xs, h_0, c_0, p)
    return np.concatenate([h_0[None], hs]), np.concatenate([c_0[None], cs])


@FORWARD.wrong("time-reversed", "The last word comes first: hs and cs run in the same order as xs.")
def _(xs, h_0, c_0, p):
    hs, cs = lstm_forward(xs, h_0, c_0, p)
    return hs[::-1], cs[::-1]


@FORWARD.wrong("reads-backwards", "You read the inputs from the last to the first.")
def _(xs, h_0, c_0, p):
    return lstm_forward(xs[::-1], h_0, c_0, p)


@FORWARD.wrong("states-crossed-in-the-call", "lstm_step gets c where h belongs, and h where c belongs, at every step: x, h, c, params.")
def _(xs, h_0, c_0, p):
    hs, cs, h, c = [], [], h_0, c_0
    for x in xs:
        h, c = lstm_step(x, c, h, p)
        hs.append(h)
        cs.append(c)
    return np.array(hs), np.array(cs)


@FORWARD.wrong("returns-in-the-loop", "You return after the first step: the return stands inside the loop. Move it to the left.")
def _(xs, h_0, c_0, p):
    return lstm_forward(xs[:1], h_0, c_0, p)


@FORWARD.wrong("hidden-states-twice", "cs holds the hidden states. Collect c beside h.")
def _(xs, h_0, c_0, p):
    hs, _ = lstm_forward(xs, h_0, c_0, p)
    return hs, hs


@FORWARD.wrong("only-the-last-memory", "cs is the last cell state, shape (B, H). All of them are asked for, shape (T, B, H).")
def _(xs, h_0, c_0, p):
    hs, cs = lstm_forward(xs, h_0, c_0, p)
    return hs, cs[-1]


@FORWARD.wrong(
    "first-step-left-out",
    "Your first rows are h_0 and c_0, and xs[0] is never read. hs[t] and cs[t] are the states after step t.",
)
def _(xs, h_0, c_0, p):
    later = lstm_forward(xs[1:], h_0, c_0, p) if len(xs) > 1 else (np.empty((0, *h_0.shape)),) * 2
    return tuple(np.concatenate([start[None], states]) for start, states in zip((h_0, c_0), later, strict=True))
