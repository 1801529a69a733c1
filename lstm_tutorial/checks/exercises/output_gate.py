"""Exercises of chapter 9: the output gate, and the hidden state."""

import numpy as np

from lstm_tutorial import gates
from lstm_tutorial.activations import sigmoid
from lstm_tutorial.checks.cases import Inputs, arrays
from lstm_tutorial.checks.exercises.gate_mistakes import add_gate_mistakes
from lstm_tutorial.checks.registry import Exercise, register

GATE = register(Exercise(
    name="output-gate",
    chapter="09_output_gate",
    reference=gates.output_gate,
    outputs=("o",),
    inputs=arrays(x="B D", h_prev="B H", W_o="D H", U_o="H H", b_o="H"),
    praise="The output gate: when to speak, and of which memory.",
    hints=(
        "Which two gates have you written already, and what would you change in them?",
        "Look at the equation of the output gate in chapter 9.",
        "One line: sigmoid of a sum of two matrix products (@) and a bias. The result has shape (B, H).",
    ),
))  # fmt: skip
add_gate_mistakes(GATE, "o", "The output gate says how much is shown: 1 speaks, 0 is silent.")


HIDDEN = register(Exercise(
    name="update-hidden-state",
    chapter="09_output_gate",
    reference=gates.update_hidden_state,
    outputs=("h",),
    inputs=Inputs(lambda draw: {"o": sigmoid(draw("B H")), "c": 2 * draw("B H")}),
    praise="The hidden state: what the memory shows, as far as the output gate lets it.",
    hints=(
        "The memory can have grown to any size. What keeps the hidden state between -1 and 1?",
        "Look at the equation of the hidden state in chapter 9: first bound the memory, then let it through.",
        "One line: an elementwise product (*) of the gate and a squashed memory. The shape is (B, H).",
    ),
))  # fmt: skip


@HIDDEN.wrong("no-tanh", "The tanh on the memory is missing: without it, h is as large as c has grown.")
def _(o, c):
    return o * c


@HIDDEN.wrong("tanh-outside", "You squash the product. Squash the memory first, then multiply by the gate.")
def _(o, c):
    return np.tanh(o * c)


@HIDDEN.wrong("sigmoid-for-tanh", "You squash the memory with the sigmoid, which loses its sign. Use tanh.")
def _(o, c):
    return o * sigmoid(c)


@HIDDEN.wrong("gate-left-out", "The output gate is left out: all of the memory is shown.")
def _(o, c):
    return np.tanh(c)


@HIDDEN.wrong("inverted", "You show 1 - o of the memory. The gate itself says how much is shown.")
def _(o, c):
    return (1 - o) * np.tanh(c)


@HIDDEN.wrong("added", "You add gate and memory. A valve multiplies.")
def _(o, c):
    return o + np.tanh(c)


@HIDDEN.wrong("gate-squashed-again", "o went through the sigmoid already; do not squash it a second time.")
def _(o, c):
    return sigmoid(o) * np.tanh(c)


@HIDDEN.wrong("memory-squashed-twice", "The memory goes through tanh twice. Once is what the equation says.")
def _(o, c):
    return o * np.tanh(np.tanh(c))


@HIDDEN.wrong("memory-alone", "You return the memory itself. What is shown of it passes tanh and the gate.")
def _(o, c):
    return c


@HIDDEN.wrong("gate-squashed-for-memory", "You squash the gate with tanh. It is the memory that needs it: it may be of any size.")
def _(o, c):
    return np.tanh(o) * c


@HIDDEN.wrong("both-squashed", "You squash both. The gate went through the sigmoid already; tanh is for the memory.")
def _(o, c):
    return np.tanh(o) * np.tanh(c)
