"""Exercises of chapter 7: the input gate and the candidate."""

import numpy as np

from lstm_tutorial import gates
from lstm_tutorial.activations import sigmoid
from lstm_tutorial.checks.cases import arrays
from lstm_tutorial.checks.exercises.gate_mistakes import add_gate_mistakes, add_mistakes_of_a_sum, add_tanh_mistakes
from lstm_tutorial.checks.registry import Exercise, register

GATE = register(Exercise(
    name="input-gate",
    chapter="07_input_gate",
    reference=gates.input_gate,
    outputs=("i",),
    inputs=arrays(x="B D", h_prev="B H", W_i="D H", U_i="H H", b_i="H"),
    praise="The input gate: how much of each candidate is let into memory.",
    hints=(
        "What does the input gate have in common with the forget gate, and what is its own?",
        "Look at the equation of the input gate in chapter 7: the form is the forget gate's, the parameters are not.",
        "One line: sigmoid of a sum of two matrix products (@) and a bias. The result has shape (B, H).",
    ),
))  # fmt: skip
add_gate_mistakes(GATE, "i", "The input gate says how much is stored: 1 stores, 0 ignores.")

CANDIDATE = register(Exercise(
    name="candidate",
    chapter="07_input_gate",
    reference=gates.candidate,
    outputs=("g",),
    inputs=arrays(x="B D", h_prev="B H", W_g="D H", U_g="H H", b_g="H"),
    praise="The candidate: what could be stored, with a sign of its own.",
    hints=(
        "A candidate is a value, and values may be negative. Which squashing leaves room for that?",
        "Look at the equation of the candidate in chapter 7, and compare it with the recurrent cell's.",
        "One line: tanh of a sum of two matrix products (@) and a bias. The result has shape (B, H).",
    ),
))  # fmt: skip
add_mistakes_of_a_sum(CANDIDATE, np.tanh, "g")
add_tanh_mistakes(CANDIDATE)


@CANDIDATE.wrong(
    "sigmoid-for-tanh",
    "Your result equals what the sigmoid would give. The candidate is no gate: it needs a sign, so tanh.",
)
def _(x, h_prev, W_g, U_g, b_g):
    return sigmoid(x @ W_g + h_prev @ U_g + b_g)


@CANDIDATE.wrong("no-squashing", "Your result equals the sum before tanh: a candidate lies between -1 and 1.")
def _(x, h_prev, W_g, U_g, b_g):
    return x @ W_g + h_prev @ U_g + b_g


@CANDIDATE.wrong("relu", "Your result equals max(0, sum): a candidate may be negative too. Use tanh.")
def _(x, h_prev, W_g, U_g, b_g):
    return np.maximum(0, x @ W_g + h_prev @ U_g + b_g)


@CANDIDATE.wrong("gate-applied", "You return i * g. The candidate itself is asked for; the gate is applied in the next chapter.")
def _(x, h_prev, W_g, U_g, b_g):
    return sigmoid(x @ W_g + h_prev @ U_g + b_g) * np.tanh(x @ W_g + h_prev @ U_g + b_g)
