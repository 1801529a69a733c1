"""Exercises of chapter 12: the loss with its gradient, Adam, and one step of training."""

import numpy as np

from lstm_tutorial import losses, models, optimizers
from lstm_tutorial.activations import softmax
from lstm_tutorial.checks.cases import Inputs
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
    inputs=Inputs(scores_and_answers),
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


def adam_step(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    """The reference: Adam on one array; `t` counts steps from 1."""
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    step = learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    return theta - step, m, v


def adam_arguments(draw):
    """Parameters, a gradient, what Adam remembers, and settings unlike the usual ones."""
    return {
        "theta": draw("D H"), "g": draw("D H"), "m": draw("D H"), "v": draw("D H") ** 2 + 0.1, "t": draw.T,
        "learning_rate": 0.1, "beta1": 0.8, "beta2": 0.95, "epsilon": 1e-2,
    }  # fmt: skip


ADAM = register(Exercise(
    name="adam-step",
    chapter="12_training",
    reference=adam_step,
    outputs=("theta", "m", "v"),
    inputs=Inputs(adam_arguments, float32=False, large=False),
    praise="Adam: each number moves by its mean gradient over its typical size.",
    hints=(
        "Adam remembers two running means. Of what?",
        "Both means start at zero and are too small at first. Chapter 12 divides them by something below 1.",
        "Update m and v first; correct copies of them; then theta minus learning_rate * m / (sqrt(v) + epsilon). "
        "Return the uncorrected m and v.",
    ),
))  # fmt: skip


def adam(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon, *, correct=True, root=True, inside=False):
    """Adam with one thing changed; what the wrong models share."""
    m = beta1 * m + (1 - beta1) * g
    v = beta2 * v + (1 - beta2) * g**2
    mean, square = (m / (1 - beta1**t), v / (1 - beta2**t)) if correct else (m, v)
    if inside:
        return theta - learning_rate * mean / np.sqrt(square + epsilon), m, v
    return theta - learning_rate * mean / ((np.sqrt(square) if root else square) + epsilon), m, v


@ADAM.wrong("bias-correction-missing", "m and v start at zero and are too small at first: divide by 1 - beta**t.")
def _(*arguments):
    return adam(*arguments, correct=False)


@ADAM.wrong("root-missing", "You divide by v. It is a mean of squares: take its root.")
def _(*arguments):
    return adam(*arguments, root=False)


@ADAM.wrong("epsilon-inside-root", "epsilon stands under the root. Add it to the root.")
def _(*arguments):
    return adam(*arguments, inside=True)


@ADAM.wrong("ascent", "The sign is turned round: the loss falls against the gradient, so subtract the step.")
def _(theta, *rest):
    new, m, v = adam_step(theta, *rest)
    return 2 * theta - new, m, v


@ADAM.wrong("steps-counted-from-zero", "The correction uses t - 1. t counts steps from 1 already.")
def _(theta, g, m, v, t, *rest):
    return adam(theta, g, m, v, t - 1, *rest)


@ADAM.wrong("corrected-means-kept", "You return the corrected means. They are corrected anew at each step: keep the raw ones.")
def _(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    theta, m, v = adam_step(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon)
    return theta, m / (1 - beta1**t), v / (1 - beta2**t)


@ADAM.wrong("gradient-not-squared", "v is the mean of g. It is the mean of g squared.")
def _(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    m, v = beta1 * m + (1 - beta1) * g, beta2 * v + (1 - beta2) * g
    step = learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    return theta - step, m, v


@ADAM.wrong("betas-exchanged", "beta1 belongs to the mean of g, beta2 to the mean of its square.")
def _(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    return adam_step(theta, g, m, v, t, learning_rate, beta2, beta1, epsilon)


@ADAM.wrong("old-means-used", "theta moves by the old m and v. Update both first, then move.")
def _(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon):
    _, new_m, new_v = adam_step(theta, g, m, v, t, learning_rate, beta1, beta2, epsilon)
    step = learning_rate * (m / (1 - beta1**t)) / (np.sqrt(v / (1 - beta2**t)) + epsilon)
    return theta - step, new_m, new_v


def train_step(model, tokens, targets, learning_rate, max_norm):
    """The reference: forward, loss, backward, clip, step."""
    loss, grads = loss_and_grads(model, tokens, targets)
    grads = optimizers.clip_by_global_norm(grads, max_norm)
    return loss, optimizers.sgd_step(model.params, grads, learning_rate)


def loss_and_grads(model, tokens, targets):
    """What the wrong models share."""
    logits, cache = models.forward(model, tokens)
    loss, dlogits = losses.cross_entropy(logits, targets)
    return loss, models.backward(dlogits, cache)


def model_and_batch(draw):
    """A small model of either kind, and a batch; the threshold is below the gradient's norm where T is not 3."""
    cell = "rnn" if draw.B == 2 else "lstm"
    model = models.init_model(draw.rng, cell, draw.D + 1, draw.H, 3, embedding=draw.D + 1)
    tokens = draw.rng.integers(draw.D + 1, size=(draw.T, draw.B))
    targets = draw.rng.integers(3, size=draw.B)
    norm = optimizers.global_norm(loss_and_grads(model, tokens, targets)[1])
    return {"model": model, "tokens": tokens, "targets": targets, "learning_rate": 0.5,
            "max_norm": (2.0 if draw.T == 3 else 0.3) * norm}


TRAIN = register(Exercise(
    name="train-step",
    chapter="12_training",
    reference=train_step,
    outputs=("loss", "params"),
    inputs=Inputs(model_and_batch, float32=False, large=False),
    praise="Forward, loss, backward, clip, step: that is all that training does, many times.",
    hints=(
        "Five things happen in a training step, in this order. Which?",
        "Chapter 12 lists them. Each is a function that is imported in the notebook already.",
        "forward gives logits and a cache; cross_entropy gives the loss and dlogits; backward takes dlogits and the "
        "cache; then clip_by_global_norm and sgd_step. Return the loss and the new params.",
    ),
))  # fmt: skip


@TRAIN.wrong("not-clipped", "The gradients are not clipped. Clip them before the step.")
def _(model, tokens, targets, learning_rate, max_norm):
    loss, grads = loss_and_grads(model, tokens, targets)
    return loss, optimizers.sgd_step(model.params, grads, learning_rate)


@TRAIN.wrong("ascent", "The loss will rise: the step goes against the gradient, and yours goes along it.")
def _(model, tokens, targets, learning_rate, max_norm):
    return train_step(model, tokens, targets, -learning_rate, max_norm)


@TRAIN.wrong("no-step", "You return the parameters as they were. Return those after the step.")
def _(model, tokens, targets, learning_rate, max_norm):
    return loss_and_grads(model, tokens, targets)[0], model.params


@TRAIN.wrong("gradients-returned", "You return the gradients. Return the parameters after the step.")
def _(model, tokens, targets, learning_rate, max_norm):
    loss, grads = loss_and_grads(model, tokens, targets)
    return loss, optimizers.clip_by_global_norm(grads, max_norm)


@TRAIN.wrong("loss-after-the-step", "You return the loss after the step. The loss of the batch that made it is asked for.")
def _(model, tokens, targets, learning_rate, max_norm):
    _, params = train_step(model, tokens, targets, learning_rate, max_norm)
    return loss_and_grads(model._replace(params=params), tokens, targets)[0], params


@TRAIN.wrong("learning-rate-left-out", "The step is as long as the gradient: the learning rate is left out.")
def _(model, tokens, targets, learning_rate, max_norm):
    return train_step(model, tokens, targets, 1.0, max_norm)


@TRAIN.wrong("only-the-readout", "Only W_y and b_y have moved. The cell and the embedding learn too.")
def _(model, tokens, targets, learning_rate, max_norm):
    loss, params = train_step(model, tokens, targets, learning_rate, max_norm)
    return loss, params._replace(cell=model.params.cell, embedding=model.params.embedding)
