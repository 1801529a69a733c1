"""Exercises of chapter 6: the forget gate, and the bias that a lag needs."""

import numpy as np

from lstm_tutorial import gates
from lstm_tutorial.activations import sigmoid
from lstm_tutorial.checks.cases import Inputs, arrays
from lstm_tutorial.checks.exercises.gate_mistakes import add_gate_mistakes
from lstm_tutorial.checks.registry import Exercise, register

GATE = register(Exercise(
    name="forget-gate",
    chapter="06_forget_gate",
    reference=gates.forget_gate,
    outputs=("f",),
    inputs=arrays(x="B D", h_prev="B H", W_f="D H", U_f="H H", b_f="H"),
    praise="The forget gate: between 0 and 1 for each memory, decided by the word and the state.",
    hints=(
        "Which function turns any number into one between 0 and 1?",
        "Look at the equation of the forget gate in chapter 6: the sum is that of chapter 2, the squashing "
        "is not.",
        "One line: sigmoid of a sum of two matrix products (@) and a bias. The result has shape (B, H).",
    ),
))  # fmt: skip
add_gate_mistakes(GATE, "f", "The forget gate says how much is kept: 1 keeps, 0 drops.")


def forget_bias_for_lag(n):
    """The reference: the bias at which the gate keeps half of a memory over n steps."""
    f = 0.5 ** (1 / n)
    return np.log(f / (1 - f))


def lag(draw):
    """A lag from one step to some thousand; the smallest where everything is 1."""
    longest = 10.0**draw.T
    return {"n": 1.0 if draw.H == 1 else float(draw.rng.integers(2, longest + 1))}


BIAS = register(Exercise(
    name="forget-bias-for-lag",
    chapter="06_forget_gate",
    reference=forget_bias_for_lag,
    outputs=("b",),
    inputs=Inputs(lag, float32=False, large=False),
    praise="You can set a forget gate for the lag that it has to bridge.",
    hints=(
        "If a gate stands at f, what is left of a memory after n steps? For which f is that one half?",
        "First solve f ** n = 1/2 for f. Then ask which pre-activation the sigmoid turns into that f.",
        "Two lines: f from n, then the inverse of the sigmoid: solve f = 1 / (1 + exp(-b)) for b. A number.",
    ),
))  # fmt: skip


@BIAS.wrong(
    "approximation",
    "Your result equals log n - log log 2, the approximation for long lags. The exact value is asked for.",
)
def _(n):
    return np.log(n) - np.log(np.log(2))


@BIAS.wrong("rule-of-thumb", "Your result equals log n, the rule of thumb. The exact value is asked for.")
def _(n):
    return np.log(n)


@BIAS.wrong("gate-for-bias", "You return the gate f itself; the bias is what the sigmoid turns into f.")
def _(n):
    return 0.5 ** (1 / n)


@BIAS.wrong("sigmoid-for-its-inverse", "You apply the sigmoid to f. Its inverse is needed: solve f = 1 / (1 + exp(-b)) for b.")
def _(n):
    return sigmoid(0.5 ** (1 / n))


@BIAS.wrong("sign", "The sign is turned round: a gate that is open more than half has a bias above 0.")
def _(n):
    return -forget_bias_for_lag(n)


@BIAS.wrong("keeps-half-each-step", "Your gate keeps half at every step; half is to be left after all n steps.")
def _(n):
    return 0.0


@BIAS.wrong(
    "survival-divided", "You divide one half among the steps (0.5 / n). Keeping multiplies: take the n-th root of it."
)
def _(n):
    return np.log((0.5 / n) / (1 - 0.5 / n))


@BIAS.wrong("one-over-e", "Your gate leaves 1/e after n steps, not one half: f ** n is to be 1/2.")
def _(n):
    f = np.exp(-1 / n)
    return np.log(f / (1 - f))


@BIAS.wrong("logarithm-missing", "You return f / (1 - f). The inverse of the sigmoid is its logarithm.")
def _(n):
    f = 0.5 ** (1 / n)
    return f / (1 - f)


@BIAS.wrong("logarithm-of-the-gate", "You return log f. The sigmoid's inverse is the logarithm of the odds, f to 1 - f.")
def _(n):
    return np.log(0.5) / n


@BIAS.wrong("fraction-inverted", "(1 / 2) ** n is what a gate of one half leaves. You want the f whose n-th power is 1/2.")
def _(n):
    f = 0.5**n
    return np.log(f / (1 - f))


@BIAS.wrong("other-logarithm", "Your logarithm has the base 10. The sigmoid is made with e: np.log.")
def _(n):
    return forget_bias_for_lag(n) / np.log(10)


@BIAS.wrong("logarithm-of-the-upper-half", "The logarithm is taken of f only: put brackets round the whole fraction, f / (1 - f).")
def _(n):
    f = 0.5 ** (1 / n)
    return np.log(f) / (1 - f)


@BIAS.wrong("quotient-of-logarithms", "You divide two logarithms. Take one logarithm, of the quotient; or subtract two.")
def _(n):
    f = 0.5 ** (1 / n)
    return np.log(f) / np.log(1 - f)


@BIAS.wrong("one-logarithm-too-few", "You subtract log 2 from log n. The approximation has log log 2; and the exact value is asked for.")
def _(n):
    return np.log(n) - np.log(2)


@BIAS.wrong(
    "gate-for-long-lags",
    "Your gate is 1 - log 2 / n, which holds for long lags only. Exactly, it is the number whose n-th power is one half.",
)
def _(n):
    f = 1 - np.log(2) / n
    return np.log(f / (1 - f))


@BIAS.wrong("brackets-missing", "f / 1 - f is f minus f, and the logarithm of 0 is minus infinity: put brackets round 1 - f.")
def _(n):
    return -np.inf


@BIAS.wrong(
    "gate-above-one",
    "Your logarithm meets a negative number, whatever n is. Is f above 1, as 2 ** (1 / n) is? A gate keeps less than all.",
)
def _(n):
    return np.nan
