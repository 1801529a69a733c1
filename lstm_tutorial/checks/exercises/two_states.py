"""Exercise of chapter 5: the sigmoid."""

import numpy as np

from lstm_tutorial import activations
from lstm_tutorial.checks.cases import DescribedInputs
from lstm_tutorial.checks.registry import Exercise, register

SIGMOID = register(Exercise(
    name="sigmoid",
    chapter="05_two_states",
    reference=activations.sigmoid,
    outputs=("s",),
    inputs=DescribedInputs(lambda draw: {"z": draw({3: "H", 5: "T B H"}.get(draw.T, "B H"))}),
    praise="A valve's setting from any number: 0 shut, 1 open, whatever its size.",
    hints=(
        "What should come out for a very negative number, for 0, and for a very positive one?",
        "Chapter 5 gives two forms of the same fraction. One of them overflows for large z, the other for small.",
        "The exponential of -|z| never exceeds 1. The result has the shape of z.",
    ),
))  # fmt: skip


@SIGMOID.wrong("sign", "Your curve falls where it should rise: the exponent is -z, not z; or the two sides of np.where are exchanged.")
def _(z):
    return 1 / (1 + np.exp(z))


@SIGMOID.wrong(
    "overflow",
    "Right for numbers of ordinary size; for very large ones e^z is infinite, and infinity over infinity is "
    "NaN. Use a form whose exponential stays below 1.",
)
def _(z):
    return np.exp(z) / (1 + np.exp(z))


@SIGMOID.wrong("tanh", "Your result equals tanh(z), which runs from -1 to 1. A valve runs from 0 to 1.")
def _(z):
    return np.tanh(z)


@SIGMOID.wrong("step", "Your result equals a step: 0 or 1. The sigmoid goes from one to the other smoothly.")
def _(z):
    return (z > 0).astype(z.dtype)


@SIGMOID.wrong("relu", "Your result equals max(0, z), which has no upper end. A valve cannot be more than open.")
def _(z):
    return np.maximum(0, z)


@SIGMOID.wrong("derivative", "Your result equals s(1 - s), the sigmoid's slope. The sigmoid itself is asked for.")
def _(z):
    s = activations.sigmoid(z)
    return s * (1 - s)


@SIGMOID.wrong("rescaled-tanh", "(1 + tanh z) / 2 is a sigmoid of twice z: use z / 2 in it.")
def _(z):
    return (1 + np.tanh(z)) / 2


@SIGMOID.wrong("softmax", "Your numbers sum to 1 along a row: that is a softmax. Each valve stands on its own.")
def _(z):
    return activations.softmax(z)


@SIGMOID.wrong("brackets-missing", "1 / 1 + e^-z is 1 plus e^-z: put brackets round the whole denominator.")
def _(z):
    return 1 + np.exp(-z)


@SIGMOID.wrong("never-below-half", "Right where z is positive. For negative z, e^-|z| stands above the line too: see the second form.")
def _(z):
    return 1 / (1 + np.exp(-np.abs(z)))


@SIGMOID.wrong("minus-for-plus", "There is a minus in the denominator where a plus belongs.")
def _(z):
    return 1 / (1 - np.exp(-z))


@SIGMOID.wrong("brackets-missing-in-the-second-form", "e^z / 1 + e^z is twice e^z: put brackets round the whole denominator.")
def _(z):
    return 2 * np.exp(z)


@SIGMOID.wrong("minus-in-the-second-form", "There is a minus in the denominator of the second form, where a plus belongs.")
def _(z):
    return np.exp(z) / (1 - np.exp(z))


@SIGMOID.wrong("stretched", "Your result runs from -1 to 1: it is twice the sigmoid minus 1. A valve runs from 0 to 1.")
def _(z):
    return 2 * activations.sigmoid(z) - 1
