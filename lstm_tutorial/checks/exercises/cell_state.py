"""Exercise of chapter 8: the cell state."""

import numpy as np

from lstm_tutorial import gates
from lstm_tutorial.activations import sigmoid
from lstm_tutorial.checks.cases import Inputs
from lstm_tutorial.checks.registry import Exercise, register


def gates_and_memory(draw):
    """Gates between 0 and 1, a candidate between -1 and 1, a memory of any size."""
    return {
        "f": sigmoid(draw("B H")),
        "c_prev": 2 * draw("B H"),
        "i": sigmoid(draw("B H")),
        "g": np.tanh(draw("B H")),
    }


CELL = register(Exercise(
    name="update-cell-state",
    chapter="08_cell_state",
    reference=gates.update_cell_state,
    outputs=("c",),
    inputs=Inputs(gates_and_memory),
    praise="The memory: what is kept of the old plus what is let in of the new.",
    hints=(
        "Two things come together in the new memory. How much of each?",
        "Look at the equation of the cell state in chapter 8: each gate stands beside what it lets through.",
        "One line: a sum of two elementwise products (*). Nothing is squashed. The result has shape (B, H).",
    ),
))  # fmt: skip


@CELL.wrong("gates-swapped", "The gates are swapped: f keeps the old (c_prev), i lets in the new (g).")
def _(f, c_prev, i, g):
    return i * c_prev + f * g


@CELL.wrong("retention-inverted", "You keep 1 - f of the old memory. The gate itself says how much is kept.")
def _(f, c_prev, i, g):
    return (1 - f) * c_prev + i * g


@CELL.wrong("extra-tanh", "You squash the memory with tanh. The cell state is not squashed: that is its point.")
def _(f, c_prev, i, g):
    return np.tanh(f * c_prev + i * g)


@CELL.wrong("coupled-gates", "You let in 1 - f instead of i. That is a variant of the LSTM; here i decides.")
def _(f, c_prev, i, g):
    return f * c_prev + (1 - f) * g


@CELL.wrong("nothing-forgotten", "The forget gate is left out: the old memory comes through whole.")
def _(f, c_prev, i, g):
    return c_prev + i * g


@CELL.wrong("everything-stored", "The input gate is left out: the candidate comes through whole.")
def _(f, c_prev, i, g):
    return f * c_prev + g


@CELL.wrong("old-memory-lost", "The old memory is lost: f * c_prev is missing.")
def _(f, c_prev, i, g):
    return i * g


@CELL.wrong("nothing-stored", "Nothing new is stored: i * g is missing.")
def _(f, c_prev, i, g):
    return f * c_prev


@CELL.wrong("candidate-squashed-again", "g went through tanh already; do not squash it a second time.")
def _(f, c_prev, i, g):
    return f * c_prev + i * np.tanh(g)


@CELL.wrong("gates-squashed-again", "f and i went through the sigmoid already; do not squash them a second time.")
def _(f, c_prev, i, g):
    return sigmoid(f) * c_prev + sigmoid(i) * g


@CELL.wrong("forget-gate-on-both", "f multiplies the new part too. It stands beside c_prev only.")
def _(f, c_prev, i, g):
    return f * (c_prev + i * g)


@CELL.wrong("candidate-left-out", "i is added as it is. What it lets in is g: multiply.")
def _(f, c_prev, i, g):
    return f * c_prev + i


@CELL.wrong("subtracted", "You subtract the new part. It has a sign of its own: add it.")
def _(f, c_prev, i, g):
    return f * c_prev - i * g


@CELL.wrong("storing-inverted", "You let in 1 - i of the candidate. The gate itself says how much is let in.")
def _(f, c_prev, i, g):
    return f * c_prev + (1 - i) * g


@CELL.wrong("input-gate-on-both", "i multiplies the old memory too. It stands beside g only.")
def _(f, c_prev, i, g):
    return i * (f * c_prev + g)


@CELL.wrong("coupled-to-the-input-gate", "You keep 1 - i instead of f. That is a variant of the LSTM; here f decides.")
def _(f, c_prev, i, g):
    return (1 - i) * c_prev + i * g


@CELL.wrong("everything-squashed-again", "f, i and g are squashed already, by the functions that made them. Use them as they come.")
def _(f, c_prev, i, g):
    return sigmoid(f) * c_prev + sigmoid(i) * np.tanh(g)


@CELL.wrong("one-sum-times-the-other", "You multiply a sum of gates by a sum of memories. Each gate has its own: multiply first, then add.")
def _(f, c_prev, i, g):
    return (f + i) * (c_prev + g)
