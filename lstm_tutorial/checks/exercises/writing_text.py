"""Exercises of chapter 15: drawing the next character, and bits per character."""

import numpy as np

from lstm_tutorial.activations import softmax
from lstm_tutorial.checks.cases import Inputs
from lstm_tutorial.checks.questions import question
from lstm_tutorial.checks.registry import Exercise, register
from lstm_tutorial.text import sampling

#: Rows for each sequence of the batch: so many draws that a wrong rule does not come to the same by luck.
ROWS = 15


def sample_with_temperature(logits, temperature, u):
    """The reference: the package's own."""
    return sampling.sample_with_temperature(logits, temperature, u)


def scores_and_uniforms(draw):
    """Scores for a few characters, a temperature that is not 1, and a uniform number for each row."""
    rows = draw.B if draw.digits else ROWS * draw.B
    logits = draw.rng.normal(scale=max(2.0, draw.at_least), size=(rows, draw.D + draw.H))
    u = draw.rng.random(rows)
    if draw.digits:
        logits, u = np.round(logits, draw.digits) + 0.0, np.round(0.05 + 0.9 * u, 2)
    return {"logits": logits, "temperature": (0.5, 2.0)[draw.T % 2], "u": u}


SAMPLE = register(Exercise(
    name="sample-with-temperature",
    chapter="15_writing_text",
    reference=sample_with_temperature,
    outputs=("drawn",),
    inputs=Inputs(scores_and_uniforms, float32=False),
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


def bits_per_character(logits, targets):
    """The reference: mean surprise, in bits."""
    return float(surprise_in_nats(logits, targets).mean() / np.log(2))


def surprise_in_nats(logits, targets):
    """Surprise at each target, shape (T, B); what the wrong models share."""
    shifted = logits - logits.max(axis=-1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=-1, keepdims=True))
    return -np.take_along_axis(log_p, targets[..., None], axis=-1)[..., 0]


def scores_and_characters(draw):
    """Scores for the next character at each step, and the characters that came."""
    logits = np.concatenate([draw("T B D"), draw("T B H")], axis=2)
    return {"logits": logits, "targets": draw.rng.integers(logits.shape[2], size=logits.shape[:2])}


BITS = register(Exercise(
    name="bits-per-character",
    chapter="15_writing_text",
    reference=bits_per_character,
    outputs=("bits",),
    inputs=Inputs(scores_and_characters),
    praise="Bits per character: how long a perfect code by this model would make the text.",
    hints=(
        "How many yes-or-no questions is a character worth that had the probability 1/8?",
        "Surprise in bits is minus the logarithm to base 2 of the probability of what came. Chapter 12 has it in nats.",
        "One number: the mean of -log2 p over all T times B characters; a logarithm is turned to base 2 by dividing by log 2.",
    ),
))  # fmt: skip


@BITS.wrong("nats", "Your surprise is in nats, the natural logarithm. Divide by log 2 for bits.")
def _(logits, targets):
    return surprise_in_nats(logits, targets).mean()


@BITS.wrong("times-log-2", "You multiply by log 2. A nat is more than a bit, so there are more bits than nats: divide.")
def _(logits, targets):
    return surprise_in_nats(logits, targets).mean() * np.log(2)


@BITS.wrong("perplexity", "Your number is the perplexity: 2 to the power of what is asked for. Stop before the power.")
def _(logits, targets):
    return np.exp(surprise_in_nats(logits, targets).mean())


@BITS.wrong("summed", "You have the bits of the whole text. Per character means: divide by how many characters there are.")
def _(logits, targets):
    return surprise_in_nats(logits, targets).sum() / np.log(2)


@BITS.wrong("summed-over-time", "You sum over time and divide by the batch alone. There are T times B characters.")
def _(logits, targets):
    return surprise_in_nats(logits, targets).sum(axis=0).mean() / np.log(2)


@BITS.wrong("summed-over-batch", "You sum over the batch and divide by the time steps alone. There are T times B characters.")
def _(logits, targets):
    return surprise_in_nats(logits, targets).sum(axis=1).mean() / np.log(2)


@BITS.wrong("mean-first", "You take the logarithm of the mean probability. Take it of each, then the mean: surprises add up.")
def _(logits, targets):
    return -np.log2(np.exp(-surprise_in_nats(logits, targets)).mean())


@BITS.wrong("sign", "The sign is turned round: the logarithm of a probability is negative, a surprise is not.")
def _(logits, targets):
    return -surprise_in_nats(logits, targets).mean() / np.log(2)


@BITS.wrong("entropy", "You measure how unsure the model is (its entropy), and never look at targets. What came decides.")
def _(logits, targets):
    p = softmax(logits)
    return -(p * np.log2(np.maximum(p, 1e-300))).sum(axis=-1).mean()


@BITS.wrong("each-character", "You return the bits of each character. Their mean is asked for, one number.")
def _(logits, targets):
    return surprise_in_nats(logits, targets) / np.log(2)


@BITS.wrong(
    "overflow",
    "Right for scores of ordinary size; for very large ones the exponential is infinite, or a logarithm of 0. Subtract "
    "each row's largest score first, and take the logarithm of the sum.",
)
def _(logits, targets):
    return -np.log2(np.take_along_axis(softmax(logits), targets[..., None], axis=-1)).mean()


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
