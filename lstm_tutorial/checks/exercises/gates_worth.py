"""Exercises of chapter 14: a cell without its forget gate, and what it cannot do."""

import numpy as np

from lstm_tutorial.activations import sigmoid
from lstm_tutorial.checks.cases import Inputs
from lstm_tutorial.checks.exercises.whole_cell import step_arguments
from lstm_tutorial.checks.questions import question
from lstm_tutorial.checks.registry import Exercise, register


def three(x, h_prev, p):
    """i, g and o."""
    i, g, o = (x @ getattr(p, f"W_{k}") + h_prev @ getattr(p, f"U_{k}") + getattr(p, f"b_{k}") for k in "igo")
    return sigmoid(i), np.tanh(g), sigmoid(o)                          # (B, H) each


def cell_without_forget_gate(x, h_prev, c_prev, params):
    """The reference: everything is kept, for ever."""
    i, g, o = three(x, h_prev, params)
    c = c_prev + i * g                                                 # (B, H)
    return o * np.tanh(c), c


WITHOUT = register(Exercise(
    name="cell-without-forget-gate",
    chapter="14_what_gates_are_worth",
    reference=cell_without_forget_gate,
    outputs=("h", "c"),
    inputs=Inputs(step_arguments),
    uses=("input-gate", "candidate", "output-gate", "update-cell-state", "update-hidden-state"),
    praise="The cell of 1997: what it has stored, it keeps.",
    hints=(
        "What has a forget gate to be if nothing is ever forgotten?",
        "Take the six lines of chapter 10. One of them goes, and one becomes shorter.",
        "i, g, o, then c from all of c_prev and what is let in, then h from the new c. Return h, c, both (B, H).",
    ),
))  # fmt: skip


def forget(x, h_prev, p):
    """The gate that should be gone."""
    return sigmoid(x @ p.W_f + h_prev @ p.U_f + p.b_f)


def shown(o, c):
    """Both states, from the output gate and the new memory; what the wrong models share."""
    return o * np.tanh(c), c


@WITHOUT.wrong("gate-still-there", "The forget gate is still there. Without it, all of c_prev is kept.")
def _(x, h, c, p):
    i, g, o = three(x, h, p)
    return shown(o, forget(x, h, p) * c + i * g)


@WITHOUT.wrong("memory-gone", "c_prev is gone with the gate. Without a forget gate everything is kept, not nothing: f is 1, not 0.")
def _(x, h, c, p):
    i, g, o = three(x, h, p)
    return shown(o, i * g)


@WITHOUT.wrong("coupled", "You keep 1 - i of the memory. That is the coupled cell; here all of it is kept.")
def _(x, h, c, p):
    i, g, o = three(x, h, p)
    return shown(o, (1 - i) * c + i * g)


@WITHOUT.wrong("input-gate-gone", "The input gate is gone too. Only the forget gate is to be taken out.")
def _(x, h, c, p):
    _, g, o = three(x, h, p)
    return shown(o, c + g)


@WITHOUT.wrong("input-gate-alone", "You took out the input gate, and left the forget gate in.")
def _(x, h, c, p):
    _, g, o = three(x, h, p)
    return shown(o, forget(x, h, p) * c + g)


@WITHOUT.wrong("output-gate-gone", "The output gate is gone: h is tanh(c). Only the forget gate is to be taken out.")
def _(x, h, c, p):
    i, g, _ = three(x, h, p)
    return shown(1.0, c + i * g)


@WITHOUT.wrong("gate-at-one-half", "You keep one half of c_prev, which is what a gate with all parameters at 0 does. A gate taken out is 1.")
def _(x, h, c, p):
    i, g, o = three(x, h, p)
    return shown(o, 0.5 * c + i * g)


@WITHOUT.wrong("gate-for-input", "What is let in is weighed with the forget gate. That is the input gate's work.")
def _(x, h, c, p):
    _, g, o = three(x, h, p)
    return shown(o, c + forget(x, h, p) * g)


@WITHOUT.wrong("hidden-from-old-memory", "h is made from c_prev. It shows the new memory: compute c first, then h from it.")
def _(x, h, c, p):
    i, g, o = three(x, h, p)
    return o * np.tanh(c), c + i * g


@WITHOUT.wrong("no-tanh-on-memory", "h is o * c. The tanh on the memory is missing.")
def _(x, h, c, p):
    i, g, o = three(x, h, p)
    return o * (c + i * g), c + i * g


@WITHOUT.wrong("no-tanh-on-candidate", "The candidate's tanh is gone: g is the bare sum. Only the forget gate is to be taken out.")
def _(x, h, c, p):
    i, _, o = three(x, h, p)
    return shown(o, c + i * (x @ p.W_g + h @ p.U_g + p.b_g))


@WITHOUT.wrong("candidate-as-a-gate", "The candidate goes through a sigmoid. It is no gate: it takes tanh, and may be below 0.")
def _(x, h, c, p):
    i, _, o = three(x, h, p)
    return shown(o, c + i * sigmoid(x @ p.W_g + h @ p.U_g + p.b_g))


@WITHOUT.wrong("input-gate-on-all", "The input gate weighs c_prev, too. It weighs only what is let in; the memory stays as it was.")
def _(x, h, c, p):
    i, g, o = three(x, h, p)
    return shown(o, i * (c + g))


@WITHOUT.wrong("memory-squashed-for-good", "You return tanh(c) as the memory. c itself is carried on; h shows its tanh.")
def _(x, h, c, p):
    i, g, o = three(x, h, p)
    c = np.tanh(c + i * g)
    return o * c, c


@WITHOUT.wrong("states-swapped", "The two results are exchanged: h first, then c.")
def _(x, h, c, p):
    return cell_without_forget_gate(x, h, c, p)[::-1]


question(
    "predict-without-forget-gate",
    "14_what_gates_are_worth",
    answer=2,
    praise="Where states are reset at each sequence there is nothing to forget. On a stream, the memory fills up.",
    wrong={
        1: ("fails-everywhere", "The LSTM of 1997 had no forget gate and solved tasks like the first: states start at zero with each sequence."),
        3: ("solves-nowhere-reset", "Think of what the states are at the start of each sequence, and of each string of the stream. Who forgets, if no gate does?"),
        4: ("never-needed", "On the stream, every string adds to the memory, and nothing is ever taken away. What is tanh of a large number?"),
    },
    hints=(
        "What can make a memory smaller, in a cell without a forget gate?",
        "In which of the two tasks does somebody else clear the memory?",
        "Think of c after one string, after a hundred, after ten thousand; and of what tanh shows of it.",
    ),
)
