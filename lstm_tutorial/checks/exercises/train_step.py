"""Exercise of chapter 12: one step of training."""

from lstm_tutorial import losses, models, optimizers
from lstm_tutorial.checks.cases import DescribedInputs
from lstm_tutorial.checks.registry import Exercise, register
from lstm_tutorial.parameters import map_arrays


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
            "max_norm": float(f"{(2.0 if draw.T == 3 else 0.3) * norm:.2g}")}


TRAIN = register(Exercise(
    name="train-step",
    chapter="12_training",
    reference=train_step,
    outputs=("loss", "params"),
    uses=("cross-entropy",),
    inputs=DescribedInputs(model_and_batch, float32=False, large=False),
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


@TRAIN.wrong("each-array-clipped", "Each array is clipped by its own norm, which turns the direction. clip_by_global_norm takes them all at once.")
def _(model, tokens, targets, learning_rate, max_norm):
    loss, grads = loss_and_grads(model, tokens, targets)
    grads = map_arrays(lambda grad: optimizers.clip_by_global_norm([grad], max_norm)[0], grads)
    return loss, optimizers.sgd_step(model.params, grads, learning_rate)


@TRAIN.wrong("model-returned", "You return the model. Its new params are asked for.")
def _(model, tokens, targets, learning_rate, max_norm):
    loss, params = train_step(model, tokens, targets, learning_rate, max_norm)
    return loss, model._replace(params=params)


@TRAIN.wrong("order-of-results", "Both are right, in another order. Return the loss, then the params.")
def _(model, tokens, targets, learning_rate, max_norm):
    return train_step(model, tokens, targets, learning_rate, max_norm)[::-1]


@TRAIN.wrong("clipped-after-the-step", "You clip the new parameters. It is the gradient that is clipped, before the step.")
def _(model, tokens, targets, learning_rate, max_norm):
    loss, grads = loss_and_grads(model, tokens, targets)
    return loss, optimizers.clip_by_global_norm(optimizers.sgd_step(model.params, grads, learning_rate), max_norm)


@TRAIN.wrong("rate-for-threshold", "learning_rate and max_norm stand in each other's place: clip at max_norm, step with learning_rate.")
def _(model, tokens, targets, learning_rate, max_norm):
    return train_step(model, tokens, targets, max_norm, learning_rate)


@TRAIN.wrong("output-gradient-clipped", "You clip dlogits. It is the gradients of the parameters that are clipped: what backward returns.")
def _(model, tokens, targets, learning_rate, max_norm):
    logits, cache = models.forward(model, tokens)
    loss, dlogits = losses.cross_entropy(logits, targets)
    grads = models.backward(optimizers.clip_by_global_norm([dlogits], max_norm)[0], cache)
    return loss, optimizers.sgd_step(model.params, grads, learning_rate)
