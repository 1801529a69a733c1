"""Exercises of chapter 9: the output gate, the hidden state, softmax, and the blank."""

import numpy as np

from lstm_tutorial import activations, gates
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


SOFTMAX = register(Exercise(
    name="softmax",
    chapter="09_output_gate",
    reference=activations.softmax,
    outputs=("p",),
    inputs=arrays(z="T B H"),
    praise="Scores turned into probabilities: above 0, summing to 1, whatever their size.",
    hints=(
        "What must be true of probabilities, and along which axis do they sum to 1?",
        "Subtracting the same number from every score of a row changes nothing. Which number prevents an overflow?",
        "Subtract the row's largest score, take exponentials, divide by their sum. Use axis=-1 and keepdims=True.",
    ),
))  # fmt: skip


@SOFTMAX.wrong("wrong-axis", "Your numbers sum to 1 along the first axis. The scores of one answer lie on the last.")
def _(z):
    return activations.softmax(z, axis=0)


@SOFTMAX.wrong("batch-axis", "Your numbers sum to 1 along axis 1. The scores of one answer lie on the last axis.")
def _(z):
    return activations.softmax(z, axis=1)


@SOFTMAX.wrong("over-everything", "All numbers together sum to 1. Each row is to sum to 1: give the sum an axis.")
def _(z):
    e = np.exp(z - z.max())
    return e / e.sum()


@SOFTMAX.wrong(
    "overflow",
    "Right for scores of ordinary size; for very large ones an exponential is infinite and a NaN comes out. "
    "Subtract the largest score of each row first.",
)
def _(z):
    e = np.exp(z)
    return e / e.sum(axis=-1, keepdims=True)


@SOFTMAX.wrong("not-normalised", "The exponentials are not divided by their sum.")
def _(z):
    return np.exp(z - z.max(axis=-1, keepdims=True))


@SOFTMAX.wrong("logarithm", "Your result is the logarithm of the probabilities. The probabilities are asked for.")
def _(z):
    shifted = z - z.max(axis=-1, keepdims=True)
    return shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))


@SOFTMAX.wrong("no-exponential", "You divide the scores by their sum. Scores can be negative: take exponentials first.")
def _(z):
    return z / z.sum(axis=-1, keepdims=True)


@SOFTMAX.wrong("sigmoid", "Your result equals the sigmoid of each score. Probabilities of one answer share a sum of 1.")
def _(z):
    return sigmoid(z)


def fill_blank(h, W_y, b_y):
    """The reference: index of the highest score, shape (B,)."""
    return (h @ W_y + b_y).argmax(axis=-1)


FILL = register(Exercise(
    name="fill-blank",
    chapter="09_output_gate",
    reference=fill_blank,
    outputs=("answer",),
    inputs=Inputs(
        lambda draw: {
            "h": np.tanh(draw("B H")),
            "W_y": np.concatenate([draw("H D"), draw("H T"), draw("H B")], axis=1),
            "b_y": np.concatenate([draw("D"), draw("T"), draw("B")]),
        },
        large=False,
    ),
    praise="The blank is filled: the answer is read from the hidden state.",
    hints=(
        "The readout gives a score to every answer. Which one do you choose?",
        "The scores are h @ W_y + b_y, shape (B, K). You want the place of the largest in each row.",
        "One line with argmax along the last axis; whole numbers of shape (B,).",
    ),
))  # fmt: skip


@FILL.wrong("scores", "You return the scores. The index of the highest one in each row is asked for.")
def _(h, W_y, b_y):
    return h @ W_y + b_y


@FILL.wrong("probabilities", "You return the probabilities. The index of the highest one in each row is asked for.")
def _(h, W_y, b_y):
    return activations.softmax(h @ W_y + b_y)


@FILL.wrong("best-row", "You look for the best story for each answer. Look along a row: argmax with axis=-1.")
def _(h, W_y, b_y):
    return (h @ W_y + b_y).argmax(axis=0)


@FILL.wrong("one-for-all", "You take the highest score of the whole batch. Each story has its own answer: axis=-1.")
def _(h, W_y, b_y):
    return (h @ W_y + b_y).argmax()


@FILL.wrong("highest-score", "You return the highest score itself (max). Its place is asked for (argmax).")
def _(h, W_y, b_y):
    return (h @ W_y + b_y).max(axis=-1)


@FILL.wrong("lowest", "You choose the lowest score (argmin).")
def _(h, W_y, b_y):
    return (h @ W_y + b_y).argmin(axis=-1)


@FILL.wrong("bias-left-out", "Your answers are those without the bias b_y.")
def _(h, W_y, b_y):
    return (h @ W_y).argmax(axis=-1)
