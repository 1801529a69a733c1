"""Sequences of unequal length in one batch: padded at the end, and masked.

What comes after a sequence's last true step is padding. It must change nothing: the states are held
where the last true step left them, and no gradient reaches the padding or comes from it.

    lengths = [4, 2]      xs[:, 0]  w w w w        hs[:, 0]  1 2 3 4
                          xs[:, 1]  w w . .        hs[:, 1]  1 2 2 2

Padding at the end cannot reach what came before it, so a cell may run over it, and be corrected after.
"""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.variants.cells import LayerGrads, cell_backward, cell_forward, zero_starts


class PaddedCache(NamedTuple):
    """What the backward pass of a padded batch needs from its forward pass."""

    cell: tuple  #: the cell's own cache
    lengths: np.ndarray  #: true steps of each sequence, shape (B,)


def true_steps(lengths, T):
    """Which steps of a padded batch are true.

    Parameters
    ----------
    lengths : ndarray of int, shape (B,)
        How many steps each sequence has, from 0 to T.
    T : int
        Time steps of the batch, padding included.

    Returns
    -------
    ndarray of bool, shape (T, B)

    Raises
    ------
    ValueError
        For lengths that are no whole numbers from 0 to T.
    """
    lengths = np.asarray(lengths)
    if lengths.ndim != 1 or lengths.dtype.kind not in "iu":
        raise ValueError(
            f"lengths has shape {lengths.shape} and dtype {lengths.dtype}; expected (B,) whole numbers, the true "
            "steps of each sequence. Likely cause: a mask; mask.sum(axis=0) counts its steps."
        )
    if lengths.size and not (0 <= lengths.min() and lengths.max() <= T):
        raise ValueError(
            f"lengths run from {lengths.min()} to {lengths.max()}; expected 0 to T = {T}, the time steps of the batch."
        )
    return np.arange(T)[:, None] < lengths                             # (T, B)


def hold(states, start, lengths):
    """Hold a state at what the last true step made of it.

    Parameters
    ----------
    states : ndarray, shape (T, B, H)
        A state after each step.
    start : ndarray, shape (B, H)
        The state before the first: what a sequence of length 0 keeps.
    lengths : ndarray of int, shape (B,)

    Returns
    -------
    ndarray, shape (T, B, H)
    """
    with_start = np.concatenate([start[None], states])                 # (T + 1, B, H)
    return with_start[_standing(lengths, len(states)), np.arange(len(lengths))]


def hold_backward(dheld, lengths):
    """The way back through `hold`: what reaches a held state belongs to the step that made it.

    Parameters
    ----------
    dheld : ndarray, shape (T, B, H)
        Gradient of the loss with respect to the held states.
    lengths : ndarray of int, shape (B,)

    Returns
    -------
    dstates : ndarray, shape (T, B, H)
        Zero on the padding.
    dstart : ndarray, shape (B, H)
    """
    T, B, _ = dheld.shape
    d = np.zeros((T + 1, *dheld.shape[1:]), dheld.dtype)               # (T + 1, B, H)
    np.add.at(d, (_standing(lengths, T), np.arange(B)), dheld)
    return d[1:], d[0]


def reverse(xs, lengths):
    """Turn each sequence round in time, its padding staying at the end. Twice is as it was.

    Parameters
    ----------
    xs : ndarray, shape (T, B, ...)
    lengths : ndarray of int, shape (B,)

    Returns
    -------
    ndarray, same shape as `xs`
    """
    t = np.arange(len(xs))[:, None]                                    # (T, 1)
    from_the_end = np.where(t < lengths, lengths - 1 - t, t)           # (T, B)
    return xs[from_the_end, np.arange(len(lengths))]


def padded_forward(xs, starts, params, lengths):
    """Run any cell over sequences of unequal length.

    Parameters
    ----------
    xs : ndarray, shape (T, B, D)
        What stands in the padding does not matter, as long as it is finite.
    starts : tuple of ndarray, each (B, H), or None
        (h_0,) or (h_0, c_0); None for zeros.
    params : RNNParams, GRUParams, LSTMParams or another of `lstm_tutorial.variants.cells.CELLS`
    lengths : ndarray of int, shape (B,)
        True steps of each sequence, 0 to T.

    Returns
    -------
    states : tuple of ndarray, each (T, B, H)
        (hs,) or (hs, cs), held from the last true step on: ``hs[-1]`` is each sequence's last state.
    cache : PaddedCache
    """
    true = true_steps(lengths, len(xs))                                # (T, B)
    _check_batch(xs, lengths)
    starts = zero_starts(params, xs.shape[1]) if starts is None else starts
    states, cache = cell_forward(np.where(true[..., None], xs, 0), starts, params)
    held = tuple(hold(state, start, lengths) for state, start in zip(states, starts, strict=True))
    return held, PaddedCache(cache, np.asarray(lengths))


def padded_backward(dstates, cache):
    """The way back: nothing from the padding, nothing to it.

    Parameters
    ----------
    dstates : tuple of ndarray, each (T, B, H)
        Gradient of the loss with respect to the held states: (dhs,) or (dhs, dcs).
    cache : PaddedCache

    Returns
    -------
    LayerGrads
        Its ``dxs`` is zero on the padding.
    """
    back = [hold_backward(dstate, cache.lengths) for dstate in dstates]
    grads = cell_backward(tuple(dstate for dstate, _ in back), cache.cell)
    kept = [dstart for _, dstart in back]
    dstarts = (d if n >= len(kept) else d + kept[n] for n, d in enumerate(grads.dstarts))
    return LayerGrads(grads.dxs, tuple(dstarts), grads.params)


def _standing(lengths, T):
    """Which state stands at each step, shape (T, B): 0 is the start, t + 1 that after step t."""
    return np.minimum(np.arange(1, T + 1)[:, None], lengths)


def _check_batch(xs, lengths):
    if len(lengths) != xs.shape[1]:
        raise ValueError(
            f"lengths has shape ({len(lengths)},); expected (B,) = ({xs.shape[1]},), B = {xs.shape[1]} from xs. Likely "
            "cause: xs has batch before time; the book puts time first."
        )
