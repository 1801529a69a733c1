"""How much of a gradient is left after a hundred steps, before any training.

No paper's experiment, and nothing is solved in it: it measures what training would have to work with.
"""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.experiments.experiment import Experiment
from lstm_tutorial.lstm import init_lstm, lstm_forward, lstm_step_backward
from lstm_tutorial.rnn import RNNStepCache, init_rnn, rnn_forward, rnn_step_backward

SYMBOLS, HIDDEN, LAGS = 8, 32, (1, 3, 10, 30, 100)


class Plan(NamedTuple):
    """One start."""

    cell: str
    forget_bias: float = 0.0
    input_bias: float = 0.0


def gradient_by_lag(plan, seed, steps):
    """Length of the gradient at each state, when one of length 1 arrives at the last hidden state.

    The sequence is of symbols drawn at random, one-hot, and so many of them again come before, so that the first
    states looked at are not those of a network that has just begun. The LSTM's state is h and c together.

    Parameters
    ----------
    plan : Plan
    seed : int
    steps : int
        How far to go back.

    Returns
    -------
    ndarray, shape (steps + 1,)
        The index is the lag.
    """
    rng = np.random.default_rng(seed)
    xs = np.eye(SYMBOLS)[rng.integers(SYMBOLS, size=(2 * steps, 1))]   # (T, 1, D)
    dh = rng.normal(size=(1, HIDDEN))
    backwards = (_rnn_backwards if plan.cell == "rnn" else _lstm_backwards)(plan, rng, xs, dh / np.linalg.norm(dh))
    return np.array([np.linalg.norm(dstate) for dstate, _ in zip(backwards, range(steps + 1), strict=False)])


def _rnn_backwards(plan, rng, xs, dh):
    """The gradient at h_T, h_T-1, …, h_1."""
    params, h_0 = init_rnn(rng, SYMBOLS, HIDDEN), np.zeros((1, HIDDEN))
    hs, _ = rnn_forward(xs, h_0, params)
    yield dh
    for t in reversed(range(1, len(xs))):
        dh = rnn_step_backward(dh, RNNStepCache(xs[t], hs[t - 1], hs[t], params)).dh_prev
        yield dh


def _lstm_backwards(plan, rng, xs, dh):
    """The gradient at the two states of step T, T - 1, …, 1."""
    params = init_lstm(rng, SYMBOLS, HIDDEN, plan.forget_bias, plan.input_bias)
    zeros = np.zeros((1, HIDDEN))
    _, _, cache = lstm_forward(xs, zeros, zeros, params)
    dc = zeros
    yield dh, dc
    for step in reversed(cache.steps[1:]):
        _, dh, dc, _ = lstm_step_backward(dh, dc, step)
        yield dh, dc


def measure(plan, seed):
    """The length of the gradient at a few lags."""
    norms = gradient_by_lag(plan, seed, max(LAGS))
    return {"norms": [float(f"{norms[lag]:.6g}") for lag in LAGS]}


EXPERIMENT = Experiment(
    name="gradient-decay",
    chapter="13",
    title="what is left of a gradient after 100 steps",
    settings={"symbols": SYMBOLS, "hidden": HIDDEN, "lags": LAGS},
    plans={
        "RNN": Plan("rnn"),
        **{f"LSTM, forget {b:g}": Plan("lstm", b) for b in (0.0, 1.0, 3.0, 5.0)},
        "LSTM, forget 5, input -5": Plan("lstm", 5.0, -5.0),
    },
    measure=measure,
    exact=True,
)
