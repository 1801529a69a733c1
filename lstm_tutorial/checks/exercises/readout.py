"""Exercises of chapter 9: softmax, and the blank."""

import numpy as np

from lstm_tutorial import activations
from lstm_tutorial.activations import sigmoid
from lstm_tutorial.checks.cases import DescribedInputs, Inputs
from lstm_tutorial.checks.registry import Exercise, register

#: Any number of axes is asked for: T decides how many there are.
AXES = {1: "B H", 3: "H", 5: "T B D H"}

SOFTMAX = register(Exercise(
    name="softmax",
    chapter="09_output_gate",
    reference=activations.softmax,
    outputs=("p",),
    inputs=DescribedInputs(lambda draw: {"z": draw(AXES.get(draw.T, "T B H"))}),
    praise="Scores turned into probabilities: above 0, summing to 1, whatever their size.",
    hints=(
        "What must be true of probabilities, and along which axis do they sum to 1?",
        "Subtracting the same number from every score of a row changes nothing. Which number prevents an overflow?",
        "Subtract the row's largest score, take exponentials, divide by their sum. Use axis=-1 and keepdims=True.",
    ),
))  # fmt: skip


def along(z, axis):
    """A softmax along any axis, with NumPy's own error where there is none; what the wrong models share."""
    e = np.exp(z - z.max(axis=axis, keepdims=True))
    return e / e.sum(axis=axis, keepdims=True)


@SOFTMAX.wrong("wrong-axis", "Your numbers sum to 1 along the first axis. The scores of one answer lie on the last.")
def _(z):
    return activations.softmax(z, axis=0)


@SOFTMAX.wrong("batch-axis", "Your numbers sum to 1 along axis 1. The scores of one answer lie on the last axis.")
def _(z):
    return along(z, 1)


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


@SOFTMAX.wrong(
    "one-largest-for-all",
    "You subtract the largest score of all. Where a row lies far below it, every exponential is 0, and 0 over 0 "
    "is NaN. Subtract each row's own largest.",
)
def _(z):
    e = np.exp(z - z.max())
    return e / e.sum(axis=-1, keepdims=True)


@SOFTMAX.wrong("keepdims-missing", "A maximum or a sum has lost its axis, and meets the wrong rows: keepdims=True keeps it, with length 1.")
def _(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=-1)


@SOFTMAX.wrong("axis-counted", "You count the axes: axis=2 is the last of three. z may have any number; the last is axis=-1.")
def _(z):
    return along(z, 2)


@SOFTMAX.wrong("sign", "The largest score gets the smallest probability: a sign is turned round in the exponential.")
def _(z):
    return activations.softmax(-z)


@SOFTMAX.wrong("each-part-on-its-own", "You walk over the first axis and divide by the sum of all that is left. Sum along the last axis, whatever stands before it.")
def _(z):
    return np.array([np.exp(part - part.max()) / np.exp(part - part.max()).sum() for part in z])


@SOFTMAX.wrong("only-the-largest", "Your result is 1 at the largest score and 0 elsewhere. Every score gets its share: exponentials over their sum.")
def _(z):
    return (z == z.max(axis=-1, keepdims=True)).astype(z.dtype)


@SOFTMAX.wrong("divided-by-the-scores", "You divide by the sum of the scores. Divide by the sum of their exponentials.")
def _(z):
    return np.exp(z - z.max(axis=-1, keepdims=True)) / z.sum(axis=-1, keepdims=True)


@SOFTMAX.wrong("shifted-below-only", "The largest score is subtracted in the sum below and not above. Take one and the same exponentials for both.")
def _(z):
    return np.exp(z) / np.exp(z - z.max(axis=-1, keepdims=True)).sum(axis=-1, keepdims=True)


@SOFTMAX.wrong("summed-along-the-first-axis", "The maximum is that of each row, and the sum runs along the first axis. Both belong to the last.")
def _(z):
    e = np.exp(z - z.max(axis=-1, keepdims=True))
    return e / e.sum(axis=0, keepdims=True)


@SOFTMAX.wrong("largest-along-the-first-axis", "Your maximum runs along the first axis, so one row loses different amounts. Take it along the last, as the sum.")
def _(z):
    e = np.exp(z - z.max(axis=0, keepdims=True))
    return e / e.sum(axis=-1, keepdims=True)


@SOFTMAX.wrong("cut-off", "You cut large scores off, so that two of them become equal. Subtract the largest of the row: nothing is lost.")
def _(z):
    return activations.softmax(np.clip(z, -500, 500))


def fill_blank(h, W_y, b_y):
    """The reference: index of the highest score, shape (B,)."""
    return (h @ W_y + b_y).argmax(axis=-1)


FILL = register(Exercise(
    name="fill-blank",
    chapter="09_output_gate",
    uses=("softmax",),
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


@FILL.wrong("readout-left-out", "You look for the largest number in h itself. The readout's scores are h @ W_y + b_y.")
def _(h, W_y, b_y):
    return h.argmax(axis=-1)


@FILL.wrong("counts-from-one", "You count the answers from 1. An index counts from 0.")
def _(h, W_y, b_y):
    return (h @ W_y + b_y).argmax(axis=-1) + 1


@FILL.wrong("highest-probability", "You return the highest probability itself (max). Its place is asked for (argmax).")
def _(h, W_y, b_y):
    return activations.softmax(h @ W_y + b_y).max(axis=-1)


@FILL.wrong("all-in-order", "You return the answers sorted by score. The index of the highest alone is asked for: argmax.")
def _(h, W_y, b_y):
    return (h @ W_y + b_y).argsort(axis=-1)
