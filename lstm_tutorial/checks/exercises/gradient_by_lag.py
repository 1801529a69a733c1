"""Exercise of chapter 4: what is left of the gradient, lag by lag."""

import numpy as np

from lstm_tutorial.checks.cases import Inputs
from lstm_tutorial.checks.registry import Exercise, register


def gradients_by_lag(dh, hs, U, slope=lambda h: 1 - h**2):
    """The gradients at h_T, h_(T-1), ..., h_1, shape (T, B, H), of which the answer holds the lengths."""
    dhs = []
    for h in hs[::-1]:                                                 # (B, H)
        dhs.append(dh)
        dh = (dh * slope(h)) @ U.T                                     # (B, H), one step back
    return np.array(dhs)


def lengths(dhs):
    """The length of each gradient, shape (T,)."""
    return np.sqrt((dhs**2).sum(axis=(1, 2)))


def gradient_by_lag(dh, hs, U):
    """The reference: as chapter 4 has it, with what it needs of the cache."""
    return lengths(gradients_by_lag(dh, hs, U))


def gradient_and_states(draw):
    """A gradient at the last hidden state, and states between -1 and 1."""
    return {"dh": draw("B H"), "hs": np.tanh(draw("T B H")), "U": draw("H H")}


LAG = register(Exercise(
    name="gradient-by-lag",
    chapter="04_why_it_forgets",
    reference=gradient_by_lag,
    outputs=("norms",),
    inputs=Inputs(gradient_and_states, large=False),
    praise="The gradient's way back, measured: you can see it vanish, or explode.",
    hints=(
        "The gradient at h_T is given. What does it meet on its way to h_(T-1)?",
        "Chapter 4 puts two lines of chapter 3 together: past the tanh of the state, then through U, transposed.",
        "A loop over hs from the last to the first: note the norm, then take one step back. T numbers, the first of "
        "which is the norm of dh itself.",
    ),
))  # fmt: skip


@LAG.wrong("tanh-derivative-missing", "The gradient does not pass the tanh: each step back multiplies by 1 - h**2, then by U transposed.")
def _(dh, hs, U):
    return lengths(gradients_by_lag(dh, hs, U, slope=np.ones_like))


@LAG.wrong("recurrent-weights-not-transposed", "Going back needs U transposed: forward was h_prev @ U.")
def _(dh, hs, U):
    return gradient_by_lag(dh, hs, U.T)


@LAG.wrong("recurrent-weights-left-out", "The gradient passes the tanh, and not U. Both stand between two states.")
def _(dh, hs, U):
    return gradient_by_lag(dh, hs, np.eye(len(U)))


@LAG.wrong("square-missing", "You use 1 - h. The derivative of tanh is 1 - h**2.")
def _(dh, hs, U):
    return lengths(gradients_by_lag(dh, hs, U, slope=lambda h: 1 - h))


@LAG.wrong("activated-twice", "The states are results of tanh already. You apply tanh again before squaring.")
def _(dh, hs, U):
    return lengths(gradients_by_lag(dh, hs, U, slope=lambda h: 1 - np.tanh(h) ** 2))


@LAG.wrong("slope-after-the-weights", "Your gradient passes U first and the tanh after it. Going back, tanh comes first: it was last.")
def _(dh, hs, U):
    norms = []
    for h in hs[::-1]:
        norms.append(np.linalg.norm(dh))
        dh = dh @ U.T * (1 - h**2)
    return np.array(norms)


@LAG.wrong("walks-forward", "You walk from the first state to the last. The gradient comes in at the last one, hs[-1].")
def _(dh, hs, U):
    return gradient_by_lag(dh, hs[::-1], U)


@LAG.wrong("one-slope-for-all", "Every step back uses the slopes of the last state. Each state has its own.")
def _(dh, hs, U):
    return gradient_by_lag(dh, np.array([hs[-1]] * len(hs)), U)


@LAG.wrong("slope-of-the-state-before", "You take the slopes one state too early. From h_t the way back passes the tanh that made h_t.")
def _(dh, hs, U):
    return gradient_by_lag(dh, np.roll(hs, 1, axis=0), U)


@LAG.wrong("by-time-not-by-lag", "The numbers are right, in the order of time. norms[0] belongs to lag 0, the last state.")
def _(dh, hs, U):
    return gradient_by_lag(dh, hs, U)[::-1]


def one_further(dh, hs, U):
    """The lengths at lag 0 to T, shape (T + 1,); what two wrong models share."""
    return gradient_by_lag(dh, np.concatenate([hs[:1], hs]), U)


@LAG.wrong("one-step-too-far", "Your first number is that of lag 1. Note the norm before you take the step back: norms[0] is that of dh.")
def _(dh, hs, U):
    return one_further(dh, hs, U)[1:]


@LAG.wrong("initial-state-too", "You return T + 1 numbers. The last lag asked for is T - 1, the first state in hs.")
def _(dh, hs, U):
    return one_further(dh, hs, U)


@LAG.wrong("each-sequence-on-its-own", "Your result has a norm for each sequence. One norm is asked for at each lag, over the whole of dh.")
def _(dh, hs, U):
    return np.sqrt((gradients_by_lag(dh, hs, U) ** 2).sum(axis=2))


@LAG.wrong("each-unit-on-its-own", "Your result has a norm for each unit. One norm is asked for at each lag, over the whole of dh.")
def _(dh, hs, U):
    return np.sqrt((gradients_by_lag(dh, hs, U) ** 2).sum(axis=1))


@LAG.wrong("averaged-over-batch", "You average the sequences' norms. The norm of the whole of dh is asked for: all numbers at once.")
def _(dh, hs, U):
    return np.sqrt((gradients_by_lag(dh, hs, U) ** 2).sum(axis=2)).mean(axis=1)


@LAG.wrong("gradients-for-norms", "You return the gradients themselves. The norm of each is asked for.")
def _(dh, hs, U):
    return gradients_by_lag(dh, hs, U)


@LAG.wrong("root-missing", "You return sums of squares. The norm is the square root.")
def _(dh, hs, U):
    return gradient_by_lag(dh, hs, U) ** 2


@LAG.wrong("spectral-norm", "Your norm is the largest singular value: np.linalg.norm(dh, 2). Leave the 2 out.")
def _(dh, hs, U):
    return np.array([np.linalg.norm(dh, 2) for dh in gradients_by_lag(dh, hs, U)])


@LAG.wrong("absolute-values", "You add up absolute values. The norm is the root of the sum of the squares.")
def _(dh, hs, U):
    return np.abs(gradients_by_lag(dh, hs, U)).sum(axis=(1, 2))


@LAG.wrong("gradient-added-at-each-step", "You add dh again at every step. It comes in once, at the last state.")
def _(dh, hs, U):
    norms, later = [], 0.0 * dh
    for h in hs[::-1]:
        later = dh + later
        norms.append(np.linalg.norm(later))
        later = later * (1 - h**2) @ U.T
    return np.array(norms)


@LAG.wrong("share-of-the-first", "You divide by the first norm. The norms themselves are asked for.")
def _(dh, hs, U):
    norms = gradient_by_lag(dh, hs, U)
    return norms / norms[0]


@LAG.wrong("does-not-walk", "Every number is the norm of dh: what a step hands back has to become dh of the next.")
def _(dh, hs, U):
    return np.full(len(hs), np.linalg.norm(dh))


@LAG.wrong("norm-past-the-tanh", "You note the norm past the tanh. The gradient at a state is what arrives there, before it passes anything.")
def _(dh, hs, U):
    dhs = gradients_by_lag(dh, hs, U)
    return lengths(dhs * (1 - hs[::-1] ** 2))


@LAG.wrong("first-state-left-out", "One number is missing: hs[0] is a state too. T states, T numbers.")
def _(dh, hs, U):
    return gradient_by_lag(dh, hs, U)[:-1]


@LAG.wrong("minus-zero", "hs[-lag] is hs[0] where the lag is 0: there is no -0. The last state is hs[-1], so use hs[-1 - lag].")
def _(dh, hs, U):
    return gradient_by_lag(dh, np.roll(hs, -1, axis=0), U)


@LAG.wrong("returns-in-the-loop", "You return after the first number: the return stands inside the loop. Move it to the left.")
def _(dh, hs, U):
    return gradient_by_lag(dh, hs, U)[:1]


@LAG.wrong("slope-through-the-weights", "You send the slopes through U. The gradient passes tanh first, dh * (1 - h**2), and that product passes U.")
def _(dh, hs, U):
    norms = []
    for h in hs[::-1]:
        norms.append(np.linalg.norm(dh))
        dh = dh * ((1 - h**2) @ U.T)
    return np.array(norms)


@LAG.wrong("root-mean-square", "You take the mean of the squares. The norm is the root of their sum.")
def _(dh, hs, U):
    return gradient_by_lag(dh, hs, U) / np.sqrt(dh.size)


@LAG.wrong("largest-number", "You return the largest number of each gradient. The norm is the root of the sum of all squares.")
def _(dh, hs, U):
    return np.abs(gradients_by_lag(dh, hs, U)).max(axis=(1, 2))


@LAG.wrong("sum-of-the-numbers", "You add up the numbers as they are. The norm is the root of the sum of their squares.")
def _(dh, hs, U):
    return gradients_by_lag(dh, hs, U).sum(axis=(1, 2))
