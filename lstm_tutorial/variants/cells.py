"""Any cell behind one door: what bidirectional and stacked layers, and padding, are written for.

A cell is known by the type of its parameters. It has one state (RNN, GRU) or two (the LSTMs); starts
and states go in and out as tuples of one array or two.
"""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.lstm import LSTMParams, lstm_backward, lstm_forward
from lstm_tutorial.rnn import RNNParams, rnn_backward, rnn_forward
from lstm_tutorial.variants.coupled import CoupledParams, coupled_backward, coupled_forward
from lstm_tutorial.variants.gru import GRUParams, gru_backward, gru_forward
from lstm_tutorial.variants.peephole import PeepholeParams, peephole_backward, peephole_forward
from lstm_tutorial.variants.reset_first import ResetFirstParams, reset_first_backward, reset_first_forward

#: Type of the parameters -> forward pass, backward pass, number of states.
CELLS = {
    RNNParams: (rnn_forward, rnn_backward, 1),
    GRUParams: (gru_forward, gru_backward, 1),
    ResetFirstParams: (reset_first_forward, reset_first_backward, 1),
    LSTMParams: (lstm_forward, lstm_backward, 2),
    PeepholeParams: (peephole_forward, peephole_backward, 2),
    CoupledParams: (coupled_forward, coupled_backward, 2),
}


class LayerGrads(NamedTuple):
    """Gradients of the loss with respect to what went into a layer, or a stack of layers."""

    dxs: np.ndarray  #: shape (T, B, D)
    dstarts: tuple  #: gradients in the places of the starts
    params: tuple  #: gradients in the places of the parameters, summed over time


def sizes_of(params):
    """The input size D and the hidden size H of a cell.

    Parameters
    ----------
    params : RNNParams, GRUParams, LSTMParams or another of `CELLS`

    Returns
    -------
    D, H : int
    """
    find_cell(params)
    return params[0].shape  # each kind begins with input weights


def find_cell(params):
    """The forward pass, the backward pass and the number of states of a cell.

    Parameters
    ----------
    params : one of `CELLS`

    Returns
    -------
    forward, backward : callable
    states : int

    Raises
    ------
    ValueError
        For parameters of no known cell.
    """
    if type(params) not in CELLS:
        known = ", ".join(kind.__name__ for kind in CELLS)
        raise ValueError(
            f"params is a {type(params).__name__}; expected the parameters of a cell, which are one of {known}. "
            "Likely cause: the arrays in a plain tuple, or a list of layers where one layer is wanted."
        )
    return CELLS[type(params)]


def zero_starts(params, B):
    """Zeros in the places of the states before the first step.

    Parameters
    ----------
    params : one of `CELLS`
    B : int
        Sequences in the batch.

    Returns
    -------
    tuple of ndarray, each (B, H)
    """
    _, H = sizes_of(params)
    _, _, states = find_cell(params)
    return (np.zeros((B, H), params[0].dtype),) * states


def cell_forward(xs, starts, params):
    """Run whichever cell the parameters belong to.

    Parameters
    ----------
    xs : ndarray, shape (T, B, D)
    starts : tuple of ndarray, each (B, H), or None
        (h_0,) or (h_0, c_0); None for zeros.
    params : one of `CELLS`

    Returns
    -------
    states : tuple of ndarray, each (T, B, H)
        (hs,) or (hs, cs).
    cache : named tuple
        The cell's own.
    """
    forward, _, count = find_cell(params)
    starts = zero_starts(params, xs.shape[1]) if starts is None else starts
    if len(starts) != count:
        raise ValueError(
            f"starts holds {len(starts)} array(s); expected {'(h_0, c_0)' if count == 2 else '(h_0,)'} for "
            f"{type(params).__name__}."
        )
    *states, cache = forward(xs, *starts, params)
    return tuple(states), cache


def cell_backward(dstates, cache):
    """The way back through whichever cell made the cache.

    Parameters
    ----------
    dstates : tuple of ndarray, each (T, B, H)
        Gradient of the loss with respect to the states: (dhs,) or (dhs, dcs).
    cache : named tuple
        From `cell_forward`.

    Returns
    -------
    LayerGrads
    """
    _, backward, _ = find_cell(cache.params)
    dhs, *dcs = dstates
    dxs, *dstarts, dparams = backward(dhs, cache, *dcs)
    return LayerGrads(dxs, tuple(dstarts), dparams)
