"""Training: draw a batch, predict, measure the loss, step; and keep a record of it."""

from typing import NamedTuple

import numpy as np
from rich.progress import Progress

from lstm_tutorial.losses import cross_entropy
from lstm_tutorial.models import backward, forward
from lstm_tutorial.optimizers import adam_init, adam_step, clip_by_global_norm, global_norm


class History(NamedTuple):
    """A record of one training run."""

    loss: np.ndarray  #: training loss of each step, in nats, shape (steps,)
    gradient_norm: np.ndarray  #: global norm of each step's gradients before clipping, shape (steps,)
    evaluated_at: np.ndarray  #: steps after which the accuracy was measured, shape (evaluations,)
    accuracy: np.ndarray  #: accuracy on the held-out batch, shape (evaluations,)
    stopped_early: bool


def train_step(model, tokens, targets, optimizer_state, learning_rate=0.01, max_norm=1.0, loss=None):
    """One step of training: forward, loss, backward, clip, Adam.

    Parameters
    ----------
    model : Model
    tokens : ndarray, shape (T, B) or (T, B, D)
    targets : ndarray of int, shape (B,) for readout "last", (T, B) for "every"
    optimizer_state : AdamState
    learning_rate, max_norm : float
    loss : callable, optional
        Takes (logits, targets), returns (loss, dlogits); by default `mean_cross_entropy`.

    Returns
    -------
    model : Model
        With the new parameters; the given one is as it was.
    optimizer_state : AdamState
    loss : float
        Before the step, in nats.
    norm : float
        Global norm of the gradients, before clipping.
    """
    logits, cache = forward(model, tokens)
    value, dlogits = (loss or mean_cross_entropy)(logits, targets)
    grads = backward(dlogits, cache)
    norm = global_norm(grads)
    grads = clip_by_global_norm(grads, max_norm)
    params, optimizer_state = adam_step(model.params, grads, optimizer_state, learning_rate)
    return model._replace(params=params), optimizer_state, value, norm


def train(
    model,
    draw_batch,
    steps,
    *,
    held_out=None,
    learning_rate=0.01,
    max_norm=1.0,
    loss=None,
    evaluate_every=50,
    stop_at=None,
    patience=None,
    progress=True,
):
    """Train a model with Adam on batches that are drawn as they are needed.

    Parameters
    ----------
    model : Model
    draw_batch : callable
        Called without arguments before each step; returns (tokens, targets).
    steps : int
        At most so many.
    held_out : tuple (tokens, targets), optional
        Stories that the model never trains on; needed for the accuracy and for stopping early.
    learning_rate, max_norm : float
        Adam's step size, and the global norm above which gradients are clipped.
    loss : callable, optional
        As in `train_step`.
    evaluate_every : int
        Steps between two looks at the held-out batch.
    stop_at : float, optional
        Stop when the held-out accuracy has reached this.
    patience : int, optional
        Stop when so many evaluations in a row brought no better accuracy, and return the best model.
    progress : bool
        Whether to show a progress bar.

    Returns
    -------
    model : Model
    history : History

    Raises
    ------
    ValueError
        For a number of steps below 1, or a wish to stop early without a held-out batch.
    """
    _check_plan(steps, evaluate_every, held_out, stop_at, patience)
    state, best, waited, stopped = adam_init(model.params), None, 0, False
    losses, norms, evaluated_at, accuracies = [], [], [], []
    with Progress(disable=not progress) as bar:
        task = bar.add_task("training", total=steps)
        for step in range(1, steps + 1):
            tokens, targets = draw_batch()
            model, state, value, norm = train_step(
                model, tokens, targets, state, learning_rate, max_norm, loss
            )
            losses.append(value)
            norms.append(norm)
            bar.update(task, advance=1, description=f"loss {value:.3f}")
            if held_out is None or (step % evaluate_every and step < steps):
                continue
            evaluated_at.append(step)
            accuracies.append(accuracy(model, *held_out))
            if best is None or accuracies[-1] > best[0]:
                best, waited = (accuracies[-1], model), 0
            else:
                waited += 1
            stopped = (stop_at is not None and accuracies[-1] >= stop_at) or waited == patience
            if stopped:
                break
    if patience is not None:
        model = best[1]
    history = History(*map(np.array, (losses, norms, evaluated_at, accuracies)), stopped_early=stopped)
    return model, history


def accuracy(model, tokens, targets):
    """The share of predictions whose highest score is the right answer.

    Parameters
    ----------
    model : Model
    tokens : ndarray, shape (T, B) or (T, B, D)
    targets : ndarray of int, shape (B,) for readout "last", (T, B) for "every"

    Returns
    -------
    float, between 0 and 1
    """
    logits, _ = forward(model, tokens, keep=False)
    _check_targets("accuracy", logits, targets)
    return float((logits.argmax(axis=-1) == targets).mean())


def mean_cross_entropy(logits, targets):
    """Cross-entropy over the batch, or over time and batch where there is a prediction at each step.

    Parameters
    ----------
    logits : ndarray, shape (B, K) or (T, B, K)
    targets : ndarray of int, shape (B,) or (T, B)

    Returns
    -------
    loss : float
        In nats.
    dlogits : ndarray, shape of `logits`
    """
    _check_targets("train_step", logits, targets)
    loss, dlogits = cross_entropy(logits.reshape(-1, logits.shape[-1]), targets.reshape(-1))
    return loss, dlogits.reshape(logits.shape)


def _check_targets(function_name, logits, targets):
    if logits.shape[:-1] != targets.shape:
        raise ValueError(
            f"{function_name}: targets has shape {targets.shape}; expected {logits.shape[:-1]}, one answer "
            "for each prediction. Likely cause: the readout is at the last step and the targets at every "
            "one, or the other way round."
        )


def _check_plan(steps, evaluate_every, held_out, stop_at, patience):
    if steps < 1 or evaluate_every < 1:
        raise ValueError(f"train: steps is {steps} and evaluate_every {evaluate_every}; expected 1 or more.")
    if patience is not None and patience < 1:
        raise ValueError(f"train: patience is {patience}; expected at least one evaluation to wait for.")
    if held_out is None and (stop_at is not None or patience is not None):
        raise ValueError("train: stop_at and patience need held_out, a batch to measure the accuracy on.")
