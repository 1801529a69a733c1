"""Exercises of chapter 15: drawing the next character."""

import numpy as np

from lstm_tutorial.activations import softmax
from lstm_tutorial.checks.cases import DescribedInputs
from lstm_tutorial.checks.questions import question
from lstm_tutorial.checks.registry import Exercise, register
from lstm_tutorial.text import sampling

#: Rows for each sequence of the batch: so many draws that a wrong rule does not come to the same by luck.
ROWS = 15


def sample_with_temperature(logits, temperature, u):
    """The reference: the package's own."""
    return sampling.sample_with_temperature(logits, temperature, u)


def scores_and_uniforms(draw):
    """Scores for a few characters, a temperature that is not 1, and a uniform number for each row: the first is 0."""
    rows = draw.B if draw.digits else ROWS * draw.B
    logits = draw.rng.normal(scale=max(2.0, draw.at_least), size=(rows, draw.D + draw.H))
    u = draw.rng.random(rows)
    if draw.digits:
        logits, u = np.round(logits, draw.digits) + 0.0, np.round(0.05 + 0.9 * u, 2)
    if draw.at_least:                                                  # character 0 is out of the question, u = 0 or not
        logits[0, 0], u[0] = logits[0].min() - draw.at_least * 1000, 0.0
    return {"logits": logits, "temperature": (0.5, 2.0)[draw.T % 2], "u": u}


SAMPLE = register(Exercise(
    name="sample-with-temperature",
    chapter="15_writing_text",
    reference=sample_with_temperature,
    outputs=("characters",),
    inputs=DescribedInputs(scores_and_uniforms, float32=False),
    praise="A character for each uniform number, as often as the model says: now it can write.",
    hints=(
        "Lay the probabilities end to end on the line from 0 to 1. On whose piece does u fall?",
        "The temperature divides the scores, before the softmax. cumsum along the characters gives the ends of the pieces.",
        "The answer is the number of pieces that end at or before u, in each row: whole numbers of shape (B,).",
    ),
))  # fmt: skip


def drawn(p, u):
    """On whose piece each u falls; what the wrong models share."""
    cumulative = p.cumsum(axis=1)
    return (cumulative <= u[:, None] * cumulative[:, -1:]).sum(axis=1)


@SAMPLE.wrong(
    "multiplied",
    "The temperature multiplies the scores. It divides them: a low temperature makes the likely characters likelier.",
)
def _(logits, temperature, u):
    return drawn(softmax(logits * temperature), u)


@SAMPLE.wrong("temperature-left-out", "You draw as at temperature 1. Divide the scores by the temperature before the softmax.")
def _(logits, temperature, u):
    return drawn(softmax(logits), u)


@SAMPLE.wrong("likeliest", "You take the likeliest character, whatever u is. Draw: u decides on whose piece of the line you land.")
def _(logits, temperature, u):
    return logits.argmax(axis=1)


@SAMPLE.wrong(
    "temperature-after-softmax",
    "The temperature divides the probabilities, which then no longer sum to 1. It divides the scores, before the softmax.",
)
def _(logits, temperature, u):
    return np.minimum((softmax(logits).cumsum(axis=1) / temperature <= u[:, None]).sum(axis=1), logits.shape[1] - 1)


@SAMPLE.wrong("one-late", "You take the character after the right one: count the pieces that end at or before u, and no more.")
def _(logits, temperature, u):
    return drawn(softmax(logits / temperature), u) + 1


@SAMPLE.wrong("one-early", "You take the last piece that ends before u. The next one, in which u lies, is drawn.")
def _(logits, temperature, u):
    return drawn(softmax(logits / temperature), u) - 1


@SAMPLE.wrong("one-u-for-all", "Every row is drawn with the first u. Each row has its own: u[:, None] puts them beside the rows.")
def _(logits, temperature, u):
    return drawn(softmax(logits / temperature), np.full_like(u, u[0]))


@SAMPLE.wrong("from-the-end", "You lay the pieces from the last character to the first. Begin with character 0.")
def _(logits, temperature, u):
    backwards = softmax(logits / temperature)[:, ::-1]
    return logits.shape[1] - 1 - drawn(backwards, u)


@SAMPLE.wrong(
    "nearest-probability",
    "You look for the character whose own probability is nearest to u. Lay the probabilities end to end first: cumsum.",
)
def _(logits, temperature, u):
    return np.abs(softmax(logits / temperature) - u[:, None]).argmin(axis=1)


@SAMPLE.wrong("probabilities", "You return the probabilities. The index of the character that is drawn is asked for, one a row.")
def _(logits, temperature, u):
    return softmax(logits / temperature)


@SAMPLE.wrong("order-of-likelihood", "You lay the likeliest character first, and return its rank. Keep the order of the vocabulary.")
def _(logits, temperature, u):
    return drawn(-np.sort(-softmax(logits / temperature), axis=1), u)


@SAMPLE.wrong(
    "overflow",
    "Right for scores of ordinary size; for very large ones an exponential is infinite. Subtract each row's largest first.",
)
def _(logits, temperature, u):
    e = np.exp(logits / temperature)
    return ((e / e.sum(axis=1, keepdims=True)).cumsum(axis=1) <= u[:, None]).sum(axis=1)


@SAMPLE.wrong(
    "at-the-edge",
    "Where u falls exactly between two pieces you take the one that ends there. The sum has to be above u: with u = 0, "
    "a character of probability 0 would be drawn.",
)
def _(logits, temperature, u):
    cumulative = softmax(logits / temperature).cumsum(axis=1)
    return np.minimum((cumulative < u[:, None]).sum(axis=1), logits.shape[1] - 1)


@SAMPLE.wrong("pieces-behind-u", "You count the pieces that end behind u. The character is how many end at or before it.")
def _(logits, temperature, u):
    cumulative = softmax(logits / temperature).cumsum(axis=1)
    return (cumulative > u[:, None]).sum(axis=1)


@SAMPLE.wrong(
    "not-summed",
    "You look for the first character whose own probability is above u. It is the sum up to it that has to be: cumsum.",
)
def _(logits, temperature, u):
    return (softmax(logits / temperature) > u[:, None]).argmax(axis=1)


@SAMPLE.wrong("summed-over-all-rows", "cumsum without an axis runs through all rows as one. Each row has its own line from 0 to 1: axis=1.")
def _(logits, temperature, u):
    return (softmax(logits / temperature).cumsum() > u[:, None]).argmax(axis=1)


@SAMPLE.wrong(
    "probabilities-divided",
    "You divide the probabilities by the temperature, so that their sum is no longer 1, and some u lie beyond its end. It "
    "divides the scores.",
)
def _(logits, temperature, u):
    return (softmax(logits).cumsum(axis=1) / temperature > u[:, None]).argmax(axis=1)


@SAMPLE.wrong(
    "infinite-exponential",
    "Right for scores of ordinary size; for very large ones an exponential is infinite, and no sum is above u. Subtract each "
    "row's largest first.",
)
def _(logits, temperature, u):
    e = np.exp(logits / temperature)
    return ((e / e.sum(axis=1, keepdims=True)).cumsum(axis=1) > u[:, None]).argmax(axis=1)


question(
    "predict-temperature",
    "15_writing_text",
    answer=2,
    praise="Divided by a very large number, all scores are nearly 0, and equal scores are equal probabilities.",
    wrong={
        1: ("likeliest", "That is what a very low temperature does: differences between scores are enlarged."),
        3: ("by-frequency", "The softmax sees the scores of this step only, and divided by a large number they hardly differ: not even the frequencies are left."),
        4: ("no-change", "Divided by the same number, the scores keep their order and lose their distances. The softmax lives on distances."),
    },
    hints=(
        "What are the scores 5, 1 and -2 when divided by a million?",
        "What does the softmax make of scores that are all equal?",
        "Nothing that the model has learned is left in equal scores. Which answer does not need anything learned?",
    ),
)
