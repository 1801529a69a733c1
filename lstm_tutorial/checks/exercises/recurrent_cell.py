"""Exercises of chapter 2: the step of the recurrent cell, and the loop over it."""

import inspect

import numpy as np

from lstm_tutorial.activations import sigmoid
from lstm_tutorial.checks.cases import arrays
from lstm_tutorial.checks.exercises.gate_mistakes import add_mistakes_of_a_sum, add_tanh_mistakes
from lstm_tutorial.checks.registry import Exercise, register
from lstm_tutorial.rnn import RNNParams
from lstm_tutorial.rnn import rnn_forward as package_forward
from lstm_tutorial.rnn import rnn_step as package_step

unchecked_step = inspect.unwrap(package_step)


def rnn_step(x, h_prev, W, U, b):
    """The reference: the package's own step, without its cache.

    Without its check of shapes too: where it stands in for a learner's own, it has to fail as that would.
    """
    return unchecked_step(x, h_prev, RNNParams(W, U, b))[0]


def rnn_forward(xs, h_0, W, U, b):
    """The reference: the package's own loop, without its cache."""
    return package_forward(xs, h_0, RNNParams(W, U, b))[0]


def loop(step, xs, h_0, *params):
    """Hidden states (T, B, H) of any step function; what the wrong models share."""
    hs, h = [], h_0
    for x in xs:
        h = step(x, h, *params)
        hs.append(h)
    return np.array(hs)


STEP = register(Exercise(
    name="rnn-step",
    chapter="02_recurrent_cell",
    reference=rnn_step,
    outputs=("h",),
    inputs=arrays(x="B D", h_prev="B H", W="D H", U="H H", b="H"),
    praise="One step of the recurrent cell: input and memory, mixed and squashed.",
    hints=(
        "Three things are added before anything is squashed. Which three?",
        "Look at the equation of the step in chapter 2: each factor stands in the order of the product.",
        "One line: tanh of a sum of two matrix products (@) and a bias. The result has shape (B, H).",
    ),
))  # fmt: skip


add_mistakes_of_a_sum(STEP, np.tanh, "")
add_tanh_mistakes(STEP)


@STEP.wrong("no-squashing", "Your result equals the sum before tanh: the last thing to do is to squash it.")
def _(x, h_prev, W, U, b):
    return x @ W + h_prev @ U + b


@STEP.wrong(
    "sigmoid-for-tanh",
    "Your result equals what the sigmoid would give; the recurrent cell squashes with tanh.",
)
def _(x, h_prev, W, U, b):
    return sigmoid(x @ W + h_prev @ U + b)


@STEP.wrong("relu-for-tanh", "Your result equals max(0, sum), which is never negative and has no upper end. The recurrent cell squashes with tanh.")
def _(x, h_prev, W, U, b):
    return np.maximum(0, x @ W + h_prev @ U + b)


FORWARD = register(Exercise(
    name="rnn-forward",
    uses=("rnn-step",),
    over_time=("hs",),
    chapter="02_recurrent_cell",
    reference=rnn_forward,
    outputs=("hs",),
    inputs=arrays(xs="T B D", h_0="B H", W="D H", U="H H", b="H"),
    praise="The cell runs through time: every hidden state, each made from the one before.",
    hints=(
        "What does step t need that step t - 1 has made?",
        "Look at the loop in chapter 2: one variable, h, is a step's result and the next step's input.",
        "A loop over xs that collects h; np.array of the collection has shape (T, B, H).",
    ),
))  # fmt: skip


@FORWARD.wrong(
    "only-the-last",
    "You return the last hidden state, shape (B, H). All of them are asked for, shape (T, B, H).",
)
def _(xs, h_0, W, U, b):
    return loop(rnn_step, xs, h_0, W, U, b)[-1]


@FORWARD.wrong(
    "state-not-carried",
    "Every step starts from h_0: the new hidden state has to become the next step's h_prev.",
)
def _(xs, h_0, W, U, b):
    return np.array([rnn_step(x, h_0, W, U, b) for x in xs])


@FORWARD.wrong("initial-state-ignored", "The first step starts from zeros: h_0 is given, use it.")
def _(xs, h_0, W, U, b):
    return loop(rnn_step, xs, np.zeros_like(h_0), W, U, b)


@FORWARD.wrong(
    "initial-state-included",
    "Your first row is h_0 itself. hs[t] is the state after step t, so hs[0] is the first new one.",
)
def _(xs, h_0, W, U, b):
    return np.concatenate([h_0[None], loop(rnn_step, xs, h_0, W, U, b)[:-1]])


@FORWARD.wrong("time-reversed", "The last word comes first: hs runs in the same order as xs.")
def _(xs, h_0, W, U, b):
    return loop(rnn_step, xs, h_0, W, U, b)[::-1]


@FORWARD.wrong("batch-first", "Your result has shape (B, T, H); the book puts time first: (T, B, H).")
def _(xs, h_0, W, U, b):
    return loop(rnn_step, xs, h_0, W, U, b).swapaxes(0, 1)


@FORWARD.wrong(
    "every-row-the-last",
    "Every row is the last state: the list holds one array many times, and each step overwrites it. Make a new "
    "array at each step.",
)
def _(xs, h_0, W, U, b):
    hs = loop(rnn_step, xs, h_0, W, U, b)
    return np.array([hs[-1] for _ in hs])


@FORWARD.wrong("initial-state-returned-too", "You return T + 1 states. h_0 is known: begin with the state after step 0.")
def _(xs, h_0, W, U, b):
    return np.concatenate([h_0[None], loop(rnn_step, xs, h_0, W, U, b)])


@FORWARD.wrong("reads-backwards", "You read the inputs from the last to the first.")
def _(xs, h_0, W, U, b):
    return loop(rnn_step, xs[::-1], h_0, W, U, b)


@FORWARD.wrong("same-input", "Every step reads xs[0]. Step t reads xs[t].")
def _(xs, h_0, W, U, b):
    return loop(rnn_step, [xs[0]] * len(xs), h_0, W, U, b)


@FORWARD.wrong(
    "first-input-skipped",
    "Your first row is h_0 itself, and xs[0] is never read. hs[t] is the state after reading xs[t], hs[0] too.",
)
def _(xs, h_0, W, U, b):
    return np.concatenate([h_0[None], loop(rnn_step, xs[1:], h_0, W, U, b).reshape(-1, *h_0.shape)])


@FORWARD.wrong("returns-in-the-loop", "You return after the first step: the return stands inside the loop. Move it to the left.")
def _(xs, h_0, W, U, b):
    return loop(rnn_step, xs[:1], h_0, W, U, b)


@FORWARD.wrong("concatenated", "np.concatenate joins the states along an axis that they have. np.array of the list makes a new one, for time.")
def _(xs, h_0, W, U, b):
    return np.concatenate(loop(rnn_step, xs, h_0, W, U, b))


@FORWARD.wrong("loops-over-the-batch", "You walk along the second axis of xs, the batch. Time is the first: for x in xs.")
def _(xs, h_0, W, U, b):
    hs, h = [], h_0
    for k in range(xs.shape[1]):
        h = np.tanh(xs[:, k] @ W + h @ U + b)
        hs.append(h)
    return np.array(hs)


@FORWARD.wrong(
    "initial-state-overwritten",
    "At t = 0, hs[t - 1] is hs[-1], the last row, in which zeros still stand: Python wraps round. Begin with h = h_0.",
)
def _(xs, h_0, W, U, b):
    return loop(rnn_step, xs, np.zeros_like(h_0) if len(xs) > 1 else h_0, W, U, b)


@FORWARD.wrong("last-step-left-out", "You return T - 1 states: your loop ends one step early. range(T) goes up to T - 1, the last.")
def _(xs, h_0, W, U, b):
    return loop(rnn_step, xs[:-1], h_0, W, U, b)


@FORWARD.wrong("first-step-left-out", "You return T - 1 states: your loop begins one step late. xs[0] is read too, with h_0.")
def _(xs, h_0, W, U, b):
    return loop(rnn_step, xs[1:], h_0, W, U, b)


def add_mistakes_of_the_step():
    """A step that is written out in the loop can have the mistakes of the step."""
    for model in STEP.wrong_models:

        @FORWARD.wrong(f"step-{model.slug}", f"The loop is right, the step in it is not. {model.message}")
        def _(*arguments, step=model.function):
            return loop(step, *arguments)


add_mistakes_of_the_step()
