"""Exercise of chapter 15: bits per character."""

import numpy as np

from lstm_tutorial.activations import softmax
from lstm_tutorial.checks.cases import DescribedInputs
from lstm_tutorial.checks.registry import Exercise, register


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
    inputs=DescribedInputs(scores_and_characters),
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


@BITS.wrong("shifted", "You compare each step with the character after the next. targets[t] is what came after step t already.")
def _(logits, targets):
    return surprise_in_nats(logits[:-1], targets[1:]).mean() / np.log(2)


@BITS.wrong(
    "every-step-every-target",
    "logits[:, :, targets] takes every target at every step. Each step of each text has one: np.take_along_axis, or an index "
    "for each axis.",
)
def _(logits, targets):
    log_p = -surprise_in_nats(logits[..., None, :], np.arange(logits.shape[2])[None, None])
    return -log_p[:, :, targets].mean() / np.log(2)


@BITS.wrong("texts-and-steps-mixed", "logits are put in a row time first, targets text first. Turn neither round, or both.")
def _(logits, targets):
    return surprise_in_nats(logits, targets.T.reshape(targets.shape)).mean() / np.log(2)


@BITS.wrong("softmax-over-time", "Your probabilities sum to 1 along time. The scores of one step lie along the last axis.")
def _(logits, targets):
    return over_axis(logits, targets, 0)


@BITS.wrong("softmax-over-the-batch", "Your probabilities sum to 1 across the texts. The scores of one step lie along the last axis.")
def _(logits, targets):
    return over_axis(logits, targets, 1)


def over_axis(logits, targets, axis):
    """The mean surprise where the softmax runs along another axis."""
    shifted = logits - logits.max(axis=axis, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=axis, keepdims=True))
    return -np.take_along_axis(log_p, targets[..., None], axis=-1).mean() / np.log(2)


@BITS.wrong("powers-of-two", "Your softmax is made of powers of 2. The scores are exponents of e; only the logarithm has the base 2.")
def _(logits, targets):
    return surprise_in_nats(logits * np.log(2), targets).mean() / np.log(2)
