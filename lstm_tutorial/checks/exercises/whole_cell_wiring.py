"""What goes wrong in how the parts of the whole cell are connected."""

import numpy as np

from lstm_tutorial.activations import sigmoid
from lstm_tutorial.checks.exercises.whole_cell import STEP, lstm_step
from lstm_tutorial.checks.exercises.whole_cell_mistakes import four, total


@STEP.wrong("output-gate-reads-memory", "The output gate reads the new c. No gate sees the memory: all four read x and h_prev.")
def _(x, h, c, p):
    f, i, g, _ = four(x, h, p)
    c = f * c + i * g
    return sigmoid(total(x, c, p, "o")) * np.tanh(c), c


@STEP.wrong("new-memory-forgotten-too", "f multiplies the whole sum, what is new as well. It multiplies c_prev alone.")
def _(x, h, c, p):
    f, i, g, o = four(x, h, p)
    c = f * (c + i * g)
    return o * np.tanh(c), c


@STEP.wrong("old-memory-through-the-input-gate", "i multiplies the whole sum, the old memory as well. It multiplies g alone.")
def _(x, h, c, p):
    f, i, g, o = four(x, h, p)
    c = i * (f * c + g)
    return o * np.tanh(c), c


@STEP.wrong(
    "joined-in-another-order",
    "x and h_prev are joined in one order, W and U in the other. The columns of the row meet the rows of the matrix: "
    "where x comes first, W stands on top.",
)
def _(x, h, c, p):
    row = np.hstack([x, h])                                            # (B, D + H)
    f, i, g, o = (row @ np.vstack([getattr(p, f"U_{k}"), getattr(p, f"W_{k}")]) + getattr(p, f"b_{k}") for k in "figo")
    c = sigmoid(f) * c + sigmoid(i) * np.tanh(g)
    return sigmoid(o) * np.tanh(c), c


@STEP.wrong("sigmoid-on-memory", "The memory goes through the sigmoid on its way to h. What h shows has a sign: tanh.")
def _(x, h, c, p):
    _, c_new = lstm_step(x, h, c, p)
    return sigmoid(total(x, h, p, "o")) * sigmoid(c_new), c_new


@STEP.wrong("sigmoid-everywhere", "Everything goes through the sigmoid. Gates do; the candidate, and the memory on its way to h, have a sign: tanh.")
def _(x, h, c, p):
    f, i, g, o = (sigmoid(total(x, h, p, gate)) for gate in "figo")
    c = f * c + i * g
    return o * sigmoid(c), c
