"""Two cells over one sequence: one reads it forwards, one backwards, and what they say is joined.

At each step the joined hidden state knows what came before and what comes after. The price: nothing
can be said before the end. Source: Schuster and Paliwal (1997), with LSTMs Graves and Schmidhuber (2005).
"""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.variants.cells import LayerGrads, sizes_of, zero_starts
from lstm_tutorial.variants.lengths import padded_backward, padded_forward, reverse


class BidirectionalParams(NamedTuple):
    """The parameters of both cells; they may differ in size, not in kind."""

    forwards: tuple  #: of the cell that reads from the first step to the last
    backwards: tuple  #: of the cell that reads from the last step to the first


class BidirectionalCache(NamedTuple):
    """What the backward pass needs from the forward pass."""

    forwards: tuple  #: PaddedCache of the cell that reads forwards
    backwards: tuple  #: PaddedCache of the cell that reads backwards
    lengths: np.ndarray  #: true steps of each sequence, shape (B,)
    finals: tuple  #: each state after the cells' last steps, (B, H_f + H_b); see `bidirectional_forward`


def bidirectional_forward(xs, starts, params, lengths=None):
    """Run both cells, and join their states side by side.

    Parameters
    ----------
    xs : ndarray, shape (T, B, D)
    starts : tuple of ndarray, each (B, H_f + H_b), or None
        (h_0,) or (h_0, c_0): the forward cell's part first. None for zeros.
    params : BidirectionalParams
    lengths : ndarray of int, shape (B,), optional
        True steps of each sequence; T by default. Each is turned round within its own length.

    Returns
    -------
    states : tuple of ndarray, each (T, B, H_f + H_b)
        (hs,) or (hs, cs). The backward cell's part of ``hs[t]`` has read the steps from the end down to t.
    cache : BidirectionalCache
        Its ``finals`` are the states in which each cell ended: the forward cell after the last step, the
        backward cell after the *first*. That is not ``hs[-1]``, in which the backward cell has read one step.
    """
    T, B, _ = xs.shape
    lengths = np.full(B, T) if lengths is None else np.asarray(lengths)
    starts_f, starts_b = _halves(_given_or_zeros(starts, params, B), params)
    states_f, cache_f = padded_forward(xs, starts_f, params.forwards, lengths)
    turned, cache_b = padded_forward(reverse(xs, lengths), starts_b, params.backwards, lengths)
    finals = _join(_ends(states_f, starts_f), _ends(turned, starts_b))
    states = _join(states_f, [reverse(state, lengths) for state in turned])
    return states, BidirectionalCache(cache_f, cache_b, lengths, finals)


def bidirectional_backward(dstates, cache):
    """The way back through both cells, each in its own direction.

    Parameters
    ----------
    dstates : tuple of ndarray, each (T, B, H_f + H_b)
        Gradient of the loss with respect to the joined states: (dhs,) or (dhs, dcs).
    cache : BidirectionalCache

    Returns
    -------
    LayerGrads
    """
    lengths, cut = cache.lengths, sizes_of(cache.forwards.cell.params)[1]
    forwards = padded_backward(tuple(d[..., :cut] for d in dstates), cache.forwards)
    turned = tuple(reverse(d[..., cut:], lengths) for d in dstates)
    backwards = padded_backward(turned, cache.backwards)
    return LayerGrads(
        dxs=forwards.dxs + reverse(backwards.dxs, lengths),            # (T, B, D)
        dstarts=_join(forwards.dstarts, backwards.dstarts),
        params=BidirectionalParams(forwards.params, backwards.params),
    )


def _given_or_zeros(starts, params, B):
    if type(params.forwards) is not type(params.backwards):
        raise ValueError(
            f"bidirectional_forward: params joins {type(params.forwards).__name__} and "
            f"{type(params.backwards).__name__}; expected two cells of one kind."
        )
    if starts is None:
        return _join(zero_starts(params.forwards, B), zero_starts(params.backwards, B))
    H = sizes_of(params.forwards)[1] + sizes_of(params.backwards)[1]
    for name, start in zip(("h_0", "c_0"), starts, strict=False):
        if np.shape(start) != (B, H):
            raise ValueError(
                f"bidirectional_forward: {name} has shape {np.shape(start)}; expected {(B, H)}, the units of both "
                "cells side by side."
            )
    return starts


def _halves(starts, params):
    cut = sizes_of(params.forwards)[1]
    return tuple(start[:, :cut] for start in starts), tuple(start[:, cut:] for start in starts)


def _join(ones, others):
    return tuple(np.concatenate(pair, axis=-1) for pair in zip(ones, others, strict=True))


def _ends(states, starts):
    """The states after the last step: the starts, where there was none."""
    return [state[-1] if len(state) else start for state, start in zip(states, starts, strict=True)]
