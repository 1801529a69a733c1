"""What goes wrong in one step of the whole cell."""

import numpy as np

from lstm_tutorial.activations import sigmoid
from lstm_tutorial.checks.exercises.whole_cell import STEP, lstm_step


def total(x, h, p, gate):
    """The sum of a gate, before it is squashed."""
    return x @ getattr(p, f"W_{gate}") + h @ getattr(p, f"U_{gate}") + getattr(p, f"b_{gate}")


def four(x, h, p):
    """f, i, g and o as they should be; what the wrong models share."""
    f, i, g, o = (total(x, h, p, gate) for gate in "figo")
    return sigmoid(f), sigmoid(i), np.tanh(g), sigmoid(o)


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


@STEP.wrong(
    "gates-swapped",
    "f and i are exchanged: in the memory (f keeps c_prev, i lets g in), or in their parameters (LSTMParams begins "
    "with those of i: go by the names).",
)
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


@STEP.wrong("hidden-for-memory", "f keeps h_prev. What it keeps is the memory, c_prev.")
def _(x, h, c, p):
    f, i, g, o = four(x, h, p)
    c = f * h + i * g
    return o * np.tanh(c), c


@STEP.wrong("output-gate-left-out", "h is tanh(c): the output gate is left out.")
def _(x, h, c, p):
    f, i, g, _ = four(x, h, p)
    c = f * c + i * g
    return np.tanh(c), c


@STEP.wrong("tanh-outside", "You squash o * c. Squash the memory first, then multiply by the gate.")
def _(x, h, c, p):
    f, i, g, o = four(x, h, p)
    c = f * c + i * g
    return np.tanh(o * c), c


@STEP.wrong("coupled-gates", "You let in 1 - f instead of i. That is a variant of the LSTM; here i decides.")
def _(x, h, c, p):
    f, _, g, o = four(x, h, p)
    c = f * c + (1 - f) * g
    return o * np.tanh(c), c


@STEP.wrong("nothing-forgotten", "The forget gate is left out: the old memory comes through whole.")
def _(x, h, c, p):
    _, i, g, o = four(x, h, p)
    c = c + i * g
    return o * np.tanh(c), c


@STEP.wrong("everything-stored", "The input gate is left out: the candidate comes through whole.")
def _(x, h, c, p):
    f, _, g, o = four(x, h, p)
    c = f * c + g
    return o * np.tanh(c), c


@STEP.wrong("tanh-for-gates", "The gates go through tanh. A gate lies between 0 and 1: sigmoid.")
def _(x, h, c, p):
    f, i, o = (np.tanh(x @ W + h @ U + b) for W, U, b in ((p.W_f, p.U_f, p.b_f), (p.W_i, p.U_i, p.b_i), (p.W_o, p.U_o, p.b_o)))
    c = f * c + i * np.tanh(x @ p.W_g + h @ p.U_g + p.b_g)
    return o * np.tanh(c), c


@STEP.wrong("biases-left-out", "Your result equals what comes out without the four biases.")
def _(x, h, c, p):
    return lstm_step(x, h, c, p._replace(b_i=0 * p.b_i, b_f=0 * p.b_f, b_g=0 * p.b_g, b_o=0 * p.b_o))


@STEP.wrong("recurrent-terms-left-out", "Nothing depends on h_prev: the terms h_prev @ U are missing.")
def _(x, h, c, p):
    return lstm_step(x, 0 * h, c, p)


@STEP.wrong(
    "recurrent-weights-transposed",
    "Your result equals that with the four U transposed. States are rows here, so the product is h_prev @ U.",
)
def _(x, h, c, p):
    return lstm_step(x, h, c, p._replace(U_i=p.U_i.T, U_f=p.U_f.T, U_g=p.U_g.T, U_o=p.U_o.T))


@STEP.wrong(
    "overflow",
    "Right for numbers of ordinary size; for very large ones e^z overflows to infinity and a NaN comes out. Use "
    "the sigmoid from lstm_tutorial.activations.",
)
def _(x, h, c, p):
    def gate(W, U, b):
        e = np.exp(x @ W + h @ U + b)
        return e / (1 + e)

    c = gate(p.W_f, p.U_f, p.b_f) * c + gate(p.W_i, p.U_i, p.b_i) * np.tanh(x @ p.W_g + h @ p.U_g + p.b_g)
    return gate(p.W_o, p.U_o, p.b_o) * np.tanh(c), c


@STEP.wrong("memory-not-renewed", "You return c_prev as the memory. Return the new one, c.")
def _(x, h, c, p):
    return lstm_step(x, h, c, p)[0], c


@STEP.wrong("hidden-state-twice", "You return h twice. The second result is the memory, c.")
def _(x, h, c, p):
    h, _ = lstm_step(x, h, c, p)
    return h, h
