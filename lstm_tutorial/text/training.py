"""Training on one long text: a chunk after the other, at a rate that falls, with some weights dropped at each step."""

from typing import NamedTuple

import numpy as np
from rich.progress import Progress

from lstm_tutorial.models import backward, forward
from lstm_tutorial.optimizers import adam_init, adam_step, clip_by_global_norm
from lstm_tutorial.parameters import named_arrays
from lstm_tutorial.text.streams import chunks, last_state, surprise
from lstm_tutorial.training import mean_cross_entropy

#: Steps over which the learning rate rises to its full size.
WARM_UP = 100


class TextHistory(NamedTuple):
    """A record of training on a text, all in nats a character."""

    loss: np.ndarray  #: of each step, shape (steps,)
    held_out: np.ndarray  #: surprise at the held-out text after each epoch, shape (epochs,); empty without one


def learning_rate_at(step, steps, learning_rate, warm_up=WARM_UP):
    """A learning rate that rises in a line, then falls along half a cosine to nearly nothing.

    Source of the cosine: Loshchilov and Hutter (2017), equation 5, without restarts.

    Parameters
    ----------
    step : int
        0 for the first step.
    steps : int
        All steps of the training.
    learning_rate : float
        The full size.
    warm_up : int
        Steps of the rise; at most a tenth of all.

    Returns
    -------
    float
    """
    rise = min(1.0, (step + 1) / max(1, min(warm_up, steps // 10)))
    return learning_rate * rise * 0.5 * (1 + np.cos(np.pi * step / steps))


def drop_weights(rng, params, share):
    """Silence a share of the recurrent weights, and make up for it by enlarging the others.

    Source: Merity, Keskar and Socher (2018), section 2: one draw for a whole forward and backward pass.

    Parameters
    ----------
    rng : numpy.random.Generator
    params : ModelParams
    share : float
        From 0 (none) to below 1.

    Returns
    -------
    params : ModelParams
        With the dropped weights.
    masks : dict of str to ndarray
        What each recurrent matrix was multiplied with: its gradient is to be multiplied with it, too.
    """
    if not 0 <= share < 1:
        raise ValueError(f"drop_weights: share is {share}; expected a share from 0 to below 1.")
    masks = {
        name: ((rng.random(U.shape) >= share) / (1 - share)).astype(U.dtype)
        for name, U in named_arrays(params.cell)
        if name.startswith("U")
    }
    return masked(params, masks), masks


def masked(params, masks):
    """Parameters, or their gradients, whose recurrent weights are multiplied with masks.

    Parameters
    ----------
    params : ModelParams
    masks : dict of str to ndarray

    Returns
    -------
    ModelParams
    """
    return params._replace(
        cell=params.cell._replace(**{name: getattr(params.cell, name) * mask for name, mask in masks.items()})
    )


def train_on_text(
    model,
    tokens,
    epochs,
    rng,
    *,
    held_out=None,
    streams=32,
    steps=64,
    learning_rate=0.008,
    max_norm=1.0,
    drop=0.0,
    progress=True,
):
    """Train a model to predict the next character, reading the text from end to end so many times.

    Parameters
    ----------
    model : Model
        With readout "every".
    tokens : ndarray of int, shape (N,)
        The text as indices.
    epochs : int
        How many times it is read.
    rng : numpy.random.Generator
        Draws the weights to drop.
    held_out : ndarray of int, shape (M,), optional
        A text to be measured after each epoch; nothing is learned from it.
    streams, steps : int
        As in `chunks`.
    learning_rate : float
        Adam's, at its largest; `learning_rate_at` says how it rises and falls.
    max_norm : float
        Gradients are clipped at this global norm.
    drop : float
        Share of the recurrent weights to drop, a new draw at each step; see `drop_weights`.
    progress : bool
        Whether to show a progress bar.

    Returns
    -------
    model : Model
    history : TextHistory
    """
    if epochs < 1 or model.readout != "every":
        raise ValueError(
            f"train_on_text: {epochs} epochs of a model with readout {model.readout!r}; expected one epoch or more, "
            "and the readout 'every': there is a prediction after each character."
        )
    parts = chunks(tokens, streams, steps)
    total, losses, held_out_losses, optimizer_state = epochs * len(parts), [], [], adam_init(model.params)
    with Progress(disable=not progress) as bar:
        task = bar.add_task("training", total=total)
        for _ in range(epochs):
            state = None                                                    # the text begins again
            for inputs, targets in parts:
                rate = learning_rate_at(len(losses), total, learning_rate)
                loss, grads, state = _gradients(model, inputs, targets, state, rng, drop)
                grads = clip_by_global_norm(grads, max_norm)
                params, optimizer_state = adam_step(model.params, grads, optimizer_state, rate)
                model = model._replace(params=params)
                losses.append(loss)
                bar.update(task, advance=1, description=f"{loss / np.log(2):.2f} bits a character")
            if held_out is not None:
                held_out_losses.append(surprise(model, held_out, streams=8))
    return model, TextHistory(np.array(losses), np.array(held_out_losses))


def _gradients(model, inputs, targets, state, rng, drop):
    """Loss and gradients of one chunk, and the state after it: carried on, though its gradient is not."""
    params, masks = drop_weights(rng, model.params, drop)
    logits, cache = forward(model._replace(params=params), inputs, state)   # (T, B, V)
    loss, dlogits = mean_cross_entropy(logits, targets)
    return loss, masked(backward(dlogits, cache), masks), last_state(cache)
