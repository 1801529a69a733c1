"""Exercises of chapter 10: the whole LSTM cell, one step and through time."""

import numpy as np

from lstm_tutorial import lstm
from lstm_tutorial.activations import sigmoid
from lstm_tutorial.checks.cases import Inputs
from lstm_tutorial.checks.registry import Exercise, register
from lstm_tutorial.lstm import PARAMS, LSTMParams


def lstm_step(x, h_prev, c_prev, params):
    """The reference: the package's own step, without its cache."""
    h, c, _ = lstm.lstm_step(x, h_prev, c_prev, params)
    return h, c


def lstm_forward(xs, h_0, c_0, params):
    """The reference: the package's own loop, without its cache."""
    hs, cs, _ = lstm.lstm_forward(xs, h_0, c_0, params)
    return hs, cs


def draw_params(draw):
    """All twelve parameters, biases too."""
    return LSTMParams(**{name: draw(axes) for name, axes in PARAMS.items()})


def step_arguments(draw):
    """One input and two states."""
    return {"x": draw("B D"), "h_prev": draw("B H"), "c_prev": draw("B H"), "params": draw_params(draw)}


def sequence_arguments(draw):
    """A sequence of inputs and two states before it."""
    return {"xs": draw("T B D"), "h_0": draw("B H"), "c_0": draw("B H"), "params": draw_params(draw)}


def four(x, h, p):
    """f, i, g and o as they should be; what the wrong models share."""
    def total(gate):
        return x @ getattr(p, f"W_{gate}") + h @ getattr(p, f"U_{gate}") + getattr(p, f"b_{gate}")

    return sigmoid(total("f")), sigmoid(total("i")), np.tanh(total("g")), sigmoid(total("o"))


STEP = register(Exercise(
    name="lstm-step",
    chapter="10_whole_cell",
    reference=lstm_step,
    outputs=("h", "c"),
    inputs=Inputs(step_arguments),
    uses=("forget-gate", "input-gate", "candidate", "output-gate", "update-cell-state", "update-hidden-state"),
    praise="The whole cell: three gates and a candidate, then the memory, then what it shows.",
    hints=(
        "Six lines, each of which you have written in an earlier chapter. In which order do they need each other?",
        "The four ingredients read x and h_prev only. c needs f, i and g; h needs o and the NEW c.",
        "f, i, g, o, then c, then h, all (B, H); return h, c. The parameters are params.W_f, params.U_f, and so on.",
    ),
))  # fmt: skip


@STEP.wrong("hidden-from-old-memory", "h is made from c_prev. It shows the new memory: compute c first, then h from it.")
def _(x, h, c, p):
    f, i, g, o = four(x, h, p)
    return o * np.tanh(c), f * c + i * g


@STEP.wrong("no-tanh-on-memory", "h is o * c. The tanh on the memory is missing.")
def _(x, h, c, p):
    f, i, g, o = four(x, h, p)
    c = f * c + i * g
    return o * c, c


@STEP.wrong("extra-tanh-on-memory", "The memory itself is squashed with tanh. Only what h shows of it is.")
def _(x, h, c, p):
    f, i, g, o = four(x, h, p)
    c = np.tanh(f * c + i * g)
    return o * np.tanh(c), c


@STEP.wrong("memory-squashed-for-good", "You return tanh(c) as the memory. c itself is carried on; h shows its tanh.")
def _(x, h, c, p):
    f, i, g, o = four(x, h, p)
    c = np.tanh(f * c + i * g)
    return o * c, c


@STEP.wrong("gates-swapped", "f and i are exchanged in the memory: f keeps c_prev, i lets g in.")
def _(x, h, c, p):
    f, i, g, o = four(x, h, p)
    c = i * c + f * g
    return o * np.tanh(c), c


@STEP.wrong("retention-inverted", "You keep 1 - f of the memory. The gate itself says how much is kept.")
def _(x, h, c, p):
    f, i, g, o = four(x, h, p)
    c = (1 - f) * c + i * g
    return o * np.tanh(c), c


@STEP.wrong("sigmoid-candidate", "The candidate g goes through the sigmoid. It is a value with a sign: tanh.")
def _(x, h, c, p):
    f, i, _, o = four(x, h, p)
    c = f * c + i * sigmoid(x @ p.W_g + h @ p.U_g + p.b_g)
    return o * np.tanh(c), c


@STEP.wrong("candidate-not-squashed", "The candidate g is not squashed: it is the tanh of its sum.")
def _(x, h, c, p):
    f, i, _, o = four(x, h, p)
    c = f * c + i * (x @ p.W_g + h @ p.U_g + p.b_g)
    return o * np.tanh(c), c


@STEP.wrong("one-gate-for-all", "All three gates use the forget gate's parameters. Each gate has its own.")
def _(x, h, c, p):
    f, _, g, _ = four(x, h, p)
    c = f * c + f * g
    return f * np.tanh(c), c


@STEP.wrong("one-bias-for-all", "All gates use the forget gate's bias. Each has its own.")
def _(x, h, c, p):
    f, i, g, o = four(x, h, p._replace(b_i=p.b_f, b_g=p.b_f, b_o=p.b_f))
    c = f * c + i * g
    return o * np.tanh(c), c


@STEP.wrong("gate-order", "The parameters are those of another order of gates (i, f, o, g instead of i, f, g, o): go by the names.")
def _(x, h, c, p):
    swapped = p._replace(W_g=p.W_o, U_g=p.U_o, b_g=p.b_o, W_o=p.W_g, U_o=p.U_g, b_o=p.b_g)
    f, i, g, o = four(x, h, swapped)
    c = f * c + i * g
    return o * np.tanh(c), c


@STEP.wrong("memory-not-carried", "c_prev is not used: the memory starts from nothing at every step.")
def _(x, h, c, p):
    _, i, g, o = four(x, h, p)
    c = i * g
    return o * np.tanh(c), c


@STEP.wrong("states-exchanged", "Both states are right, in another order. Return h, then c.")
def _(x, h, c, p):
    return lstm_step(x, h, c, p)[::-1]


@STEP.wrong("memory-for-hidden-in-gates", "The gates read c_prev. They read the hidden state, h_prev.")
def _(x, h, c, p):
    f, i, g, o = four(x, c, p)
    c = f * c + i * g
    return o * np.tanh(c), c


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
