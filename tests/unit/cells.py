"""Both cells behind one door, so that a test can be written once and run for each.

Every number is random and nonzero, biases and initial states included: a term that is multiplied with
zero cannot be seen to be wrong.
"""

from itertools import permutations
from typing import NamedTuple

import numpy as np
from hypothesis import strategies as st

from lstm_tutorial.lstm import LSTMParams, lstm_backward, lstm_forward
from lstm_tutorial.parameters import map_arrays
from lstm_tutorial.rnn import RNNParams, rnn_backward, rnn_forward

CELLS = ("rnn", "lstm")
PARAMS = {"rnn": RNNParams, "lstm": LSTMParams}


class Shape(NamedTuple):
    """T time steps, B sequences, D inputs, H hidden units."""

    T: int
    B: int
    D: int
    H: int


class Sequence(NamedTuple):
    """What goes into a forward and a backward pass; the RNN leaves c_0 and dcs None."""

    xs: np.ndarray
    h_0: np.ndarray
    c_0: np.ndarray | None
    params: RNNParams | LSTMParams
    dhs: np.ndarray
    dcs: np.ndarray | None


#: D and H differ, so that a transposed matrix cannot fit by chance.
sizes = st.sampled_from(list(permutations(range(1, 5), 2)))
seeds = st.integers(0, 2**32 - 1)


def shapes(least_steps=3, most_steps=4, least_batch=1, most_batch=3):
    """Draw a Shape."""
    steps = st.integers(least_steps, most_steps)
    batch = st.integers(least_batch, most_batch)
    return st.builds(lambda T, B, DH: Shape(T, B, *DH), steps, batch, sizes)


def draw_params(rng, cell, D, H):
    """Draw every weight and every bias."""
    sizes_of = {"W": (D, H), "U": (H, H), "b": (H,)}
    kind = PARAMS[cell]
    return kind(*(0.6 * rng.normal(size=sizes_of[name[0]]) for name in kind._fields))


def draw_sequence(cell, shape, seed, dtype=np.float64):
    """Draw a Sequence from a seed."""
    rng = np.random.default_rng(seed)
    T, B, D, H = shape
    lstm = cell == "lstm"
    drawn = Sequence(
        xs=rng.normal(size=(T, B, D)),
        h_0=rng.normal(size=(B, H)),
        c_0=rng.normal(size=(B, H)) if lstm else None,
        params=draw_params(rng, cell, D, H),
        dhs=rng.normal(size=(T, B, H)),
        dcs=rng.normal(size=(T, B, H)) if lstm else None,
    )
    return map_arrays(lambda array: array.astype(dtype), drawn)


def forward(s):
    """Run a Sequence forward: its states by name, and the cache."""
    if s.c_0 is None:
        hs, cache = rnn_forward(s.xs, s.h_0, s.params)
        return {"hs": hs}, cache
    hs, cs, cache = lstm_forward(s.xs, s.h_0, s.c_0, s.params)
    return {"hs": hs, "cs": cs}, cache


def backward(s, cache):
    """Run a Sequence backward: gradients in the places of what they belong to."""
    if s.c_0 is None:
        grads = rnn_backward(s.dhs, cache)
        return {"xs": grads.dxs, "h_0": grads.dh_0, "params": grads.params}
    grads = lstm_backward(s.dhs, cache, s.dcs)
    return {"xs": grads.dxs, "h_0": grads.dh_0, "c_0": grads.dc_0, "params": grads.params}


def gradients(s):
    """Forward and backward."""
    return backward(s, forward(s)[1])


def loss(s):
    """A number that reads every state: the sum of all hidden (and cell) states, weighted by dhs (and dcs)."""
    states, _ = forward(s)
    total = (states["hs"] * s.dhs).sum()
    return total if s.dcs is None else total + (states["cs"] * s.dcs).sum()


def frozen(tree):
    """A copy whose arrays raise when they are written to."""

    def freeze(array):
        array = array.copy()
        array.flags.writeable = False
        return array

    return map_arrays(freeze, tree)


def relative_error(got, wanted):
    """The largest difference, relative to the largest number wanted; infinite where a shape differs."""
    got, wanted = np.asarray(got), np.asarray(wanted)
    if got.shape != wanted.shape:
        return np.inf
    if wanted.size == 0:
        return 0.0
    scale = np.abs(wanted).max()
    error = np.abs(got.astype(float) - wanted).max()
    return float(error / scale) if scale else float(error)
