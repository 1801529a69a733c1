"""Exercise of chapter 12: the loss with its gradient."""

import numpy as np

from lstm_tutorial import losses
from lstm_tutorial.activations import sigmoid, softmax
from lstm_tutorial.checks.cases import DescribedInputs
from lstm_tutorial.checks.registry import Exercise, register


def cross_entropy(logits, targets):
    """The reference: the package's own."""
    return losses.cross_entropy(logits, targets)


def scores_and_answers(draw):
    """Scores for a few answers, and which of them is right: in the first row, the least likely one."""
    logits = np.concatenate([draw("B D"), draw("B H")], axis=1)        # (B, K), K at least 2
    targets = draw.rng.integers(logits.shape[1], size=len(logits))
    targets[0] = logits[0].argmin()
    return {"logits": logits, "targets": targets}


ENTROPY = register(Exercise(
    name="cross-entropy",
    chapter="12_training",
    reference=cross_entropy,
    outputs=("loss", "dlogits"),
    inputs=DescribedInputs(scores_and_answers),
    praise="The loss, and its gradient: what was predicted minus what was right.",
    hints=(
        "How surprised is the model at the right answer, if it gave it the probability p?",
        "The loss is minus the logarithm of the right answer's probability. Its gradient is in chapter 12, and short.",
        "A number (the mean over the batch) and an array (B, K): probabilities, minus 1 at the right answer, over B.",
    ),
))  # fmt: skip


def loss_and_gradient(logits, targets):
    """Loss and gradient of each row, before averaging; what the wrong models share."""
    rows = np.arange(len(logits))
    shifted = logits - logits.max(axis=1, keepdims=True)
    each = np.log(np.exp(shifted).sum(axis=1)) - shifted[rows, targets]
    dlogits = softmax(logits)
    dlogits[rows, targets] -= 1
    return each, dlogits


@ENTROPY.wrong("gradient-not-averaged", "The loss is a mean, its gradient is not: divide dlogits by B too.")
def _(logits, targets):
    each, dlogits = loss_and_gradient(logits, targets)
    return each.mean(), dlogits


@ENTROPY.wrong("summed", "Loss and gradient are summed over the batch. The mean is asked for: divide both by B.")
def _(logits, targets):
    each, dlogits = loss_and_gradient(logits, targets)
    return each.sum(), dlogits


@ENTROPY.wrong("loss-summed", "The loss is a sum; the mean over the batch is asked for. dlogits is right.")
def _(logits, targets):
    each, dlogits = loss_and_gradient(logits, targets)
    return each.sum(), dlogits / len(logits)


@ENTROPY.wrong("one-hot-not-subtracted", "dlogits holds the probabilities. Subtract 1 at the right answer.")
def _(logits, targets):
    each, _ = loss_and_gradient(logits, targets)
    return each.mean(), softmax(logits) / len(logits)


@ENTROPY.wrong("gradient-sign", "The sign of dlogits is turned round: probabilities minus one-hot, not the other way.")
def _(logits, targets):
    each, dlogits = loss_and_gradient(logits, targets)
    return each.mean(), -dlogits / len(logits)


@ENTROPY.wrong("loss-sign", "The sign of the loss is turned round: log p is negative, surprise is -log p.")
def _(logits, targets):
    each, dlogits = loss_and_gradient(logits, targets)
    return -each.mean(), dlogits / len(logits)


@ENTROPY.wrong("bits", "The loss is in bits (log2). The book measures in nats: the natural logarithm.")
def _(logits, targets):
    each, dlogits = loss_and_gradient(logits, targets)
    return (each / np.log(2)).mean(), dlogits / len(logits)


@ENTROPY.wrong("averaged-over-answers", "dlogits is divided by B times K. Average over the batch only.")
def _(logits, targets):
    each, dlogits = loss_and_gradient(logits, targets)
    return each.mean(), dlogits / dlogits.size


@ENTROPY.wrong(
    "overflow",
    "Right for scores of ordinary size; for very large ones the exponential is infinite or its logarithm is. "
    "Subtract each row's largest score first, and take the logarithm of the sum.",
)
def _(logits, targets):
    _, dlogits = loss_and_gradient(logits, targets)
    p = softmax(logits)[np.arange(len(logits)), targets]
    return -np.log(p).mean(), dlogits / len(logits)


@ENTROPY.wrong(
    "every-row-every-target",
    "logits[:, targets] takes every target's column in every row. Each row has one target: pair them, "
    "[np.arange(B), targets].",
)
def _(logits, targets):
    shifted = logits - logits.max(axis=1, keepdims=True)
    log_p = shifted - np.log(np.exp(shifted).sum(axis=1, keepdims=True))
    dlogits = softmax(logits)
    dlogits[:, targets] -= 1
    return -log_p[:, targets].mean(), dlogits / len(logits)


@ENTROPY.wrong(
    "gradient-every-row-every-target",
    "The loss is right. In dlogits, [:, targets] takes every target's column in every row: pair them, "
    "[np.arange(B), targets].",
)
def _(logits, targets):
    each, _ = loss_and_gradient(logits, targets)
    dlogits = softmax(logits)
    dlogits[:, targets] -= 1
    return each.mean(), dlogits / len(logits)


@ENTROPY.wrong(
    "score-not-shifted",
    "The sum is made of shifted scores, the right answer's score is not shifted. Shift both, or neither.",
)
def _(logits, targets):
    each, dlogits = loss_and_gradient(logits, targets)
    return (each - logits.max(axis=1)).mean(), dlogits / len(logits)


@ENTROPY.wrong("averaged-over-all", "The loss is divided by B times K. There is one right answer in each row: divide by B.")
def _(logits, targets):
    each, dlogits = loss_and_gradient(logits, targets)
    return each.sum() / logits.size, dlogits / len(logits)


@ENTROPY.wrong("probability-for-surprise", "Your loss is the mean probability of the right answers. Surprise is minus its logarithm.")
def _(logits, targets):
    each, dlogits = loss_and_gradient(logits, targets)
    return np.exp(-each).mean(), dlogits / len(logits)


@ENTROPY.wrong("loss-of-each-row", "Your loss has a number for each row. The mean over the batch is asked for: one number.")
def _(logits, targets):
    each, dlogits = loss_and_gradient(logits, targets)
    return each, dlogits / len(logits)


@ENTROPY.wrong("binary-cross-entropy", "You also count log(1 - p) of the wrong answers. Surprise is at the right one only.")
def _(logits, targets):
    each, dlogits = loss_and_gradient(logits, targets)
    wrong = np.log1p(-softmax(logits))
    wrong[np.arange(len(logits)), targets] = 0
    return (each - wrong.sum(axis=1)).mean(), dlogits / len(logits)


@ENTROPY.wrong("squared-error", "Your loss is a mean of squares. Surprise is asked for: minus the logarithm of the right answer's probability.")
def _(logits, targets):
    _, off = loss_and_gradient(logits, targets)
    return (off**2).mean(), off / len(logits)


@ENTROPY.wrong("softmax-over-the-batch", "Your probabilities sum to 1 down a column. The scores of one answer lie in a row: axis=1.")
def _(logits, targets):
    rows, p = np.arange(len(logits)), softmax(logits, axis=0)
    off = p.copy()
    off[rows, targets] -= 1
    return -np.log(p[rows, targets]).mean(), off / len(logits)


@ENTROPY.wrong("sigmoid-for-softmax", "Your probabilities are sigmoids. Those of one row share a sum of 1: softmax.")
def _(logits, targets):
    rows, p = np.arange(len(logits)), sigmoid(logits)
    off = p.copy()
    off[rows, targets] -= 1
    return -np.log(p[rows, targets]).mean(), off / len(logits)


@ENTROPY.wrong("gradient-of-the-logarithm", "dlogits is the gradient with respect to the probabilities, -1 / p. It has to pass the softmax too, and becomes simpler.")
def _(logits, targets):
    rows, (each, _) = np.arange(len(logits)), loss_and_gradient(logits, targets)
    dlogits = np.zeros_like(logits)
    dlogits[rows, targets] = -np.exp(each)
    return each.mean(), dlogits / len(logits)


@ENTROPY.wrong("index-for-one-hot", "In dlogits you subtract the targets as numbers. They are places: subtract 1 at [row, target].")
def _(logits, targets):
    each, _ = loss_and_gradient(logits, targets)
    return each.mean(), (softmax(logits) - targets[:, None]) / len(logits)


@ENTROPY.wrong("both-averaged-over-all", "Loss and gradient are divided by B times K. There is one right answer in each row: divide by B.")
def _(logits, targets):
    each, dlogits = loss_and_gradient(logits, targets)
    return each.sum() / logits.size, dlogits / logits.size
