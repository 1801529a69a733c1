"""An LSTM that forecasts: it reads a window of a series and says the next values, all at once."""

from collections.abc import Callable
from typing import NamedTuple

import numpy as np

from lstm_tutorial.losses import squared_error
from lstm_tutorial.models import Model, forward, init_model
from lstm_tutorial.optimizers import adam_init
from lstm_tutorial.training import train_step


class Forecaster(NamedTuple):
    """A trained model, and from where its forecasts are counted."""

    model: Model
    base: Callable  #: a simpler forecast, xs to (B, K) or (B, 1), to which the model's own word is added
    steps: int  #: training steps that it has had


def nothing(xs):
    """The base of a model that says the values themselves: 0, shape (B, 1)."""
    return np.zeros_like(xs[-1])


def last_value(xs):
    """The base of a model that says by how much the last value will change: that value, shape (B, 1)."""
    return xs[-1]


def forecast(forecaster, xs):
    """The next values of each window.

    Parameters
    ----------
    forecaster : Forecaster
    xs : ndarray, shape (T, B, 1)

    Returns
    -------
    ndarray, shape (B, K)
    """
    said, _ = forward(forecaster.model, xs)                            # (B, K)
    return forecaster.base(xs) + said


def train_forecaster(rng, training, validation, *, hidden=16, base=last_value, learning_rate=0.003, batch=64,
                     steps=800, look_every=20, patience=8, looked=None):  # fmt: skip
    """Train on windows, and keep the model that was best on the validation windows.

    Parameters
    ----------
    rng : numpy.random.Generator
        Draws the model and the batches.
    training, validation : tuple of ndarray (xs, targets)
        As `lstm_tutorial.series.windows.windows` makes them: (T, B, 1) and (B, K).
    hidden : int
        H.
    base : callable
        What the model's word is added to: takes xs, returns (B, K) or (B, 1). By default the last value of the
        window, so that the model says the change from it.
    learning_rate : float
        Adam's.
    batch : int
        Windows at a step.
    steps : int
        At most so many.
    look_every : int
        Steps between two looks at the validation windows.
    patience : int
        Stop when so many looks in a row brought nothing better.
    looked : callable, optional
        Called at each look with the Forecaster as it then is.

    Returns
    -------
    Forecaster

    Raises
    ------
    ValueError
        If the training would end before the first look.
    """
    if not 1 <= look_every <= steps:
        raise ValueError(f"train_forecaster: a look every {look_every} of {steps} steps; expected one look or more.")
    xs, targets = training
    rest = targets - base(xs)                                          # (B, K), what the base leaves to be said
    model = init_model(rng, "lstm", 1, hidden, targets.shape[1])
    model = model._replace(params=model.params._replace(W_y=0.1 * model.params.W_y))   # begins near its base
    state, best, lowest = adam_init(model.params), None, np.inf
    for step in range(1, steps + 1):
        drawn = rng.integers(xs.shape[1], size=batch)
        model, state, _, _ = train_step(model, xs[:, drawn], rest[drawn], state, learning_rate, loss=squared_error)
        if step % look_every:
            continue
        now = Forecaster(model, base, step)
        if looked is not None:
            looked(now)
        error = squared_error(forecast(now, validation[0]), validation[1])[0]
        if error < lowest:
            best, lowest = now, error
        elif step - best.steps >= patience * look_every:
            break
    return best
