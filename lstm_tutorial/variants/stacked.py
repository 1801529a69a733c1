"""Layers on top of one another: the hidden states of each are the inputs of the next.

A layer is any cell, or a bidirectional pair. Dropout, where it is wanted, lies between the layers.
"""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.variants.bidirectional import (
    BidirectionalCache,
    BidirectionalParams,
    bidirectional_backward,
    bidirectional_forward,
)
from lstm_tutorial.variants.cells import LayerGrads, cell_backward, cell_forward, sizes_of
from lstm_tutorial.variants.dropout import draw_mask
from lstm_tutorial.variants.lengths import PaddedCache, padded_backward, padded_forward


class StackedCache(NamedTuple):
    """What the backward pass needs from the forward pass."""

    layers: list  #: the cache of each layer
    states: list  #: the states of each layer, (hs,) or (hs, cs), as they were before any dropout
    masks: list  #: what the states were multiplied with on their way up from each layer but the last; None


def stacked_forward(xs, starts, params, lengths=None, masks=None):
    """Run every layer over the hidden states of the one below.

    Parameters
    ----------
    xs : ndarray, shape (T, B, D)
    starts : sequence of tuples of ndarray, or None
        For each layer, from the lowest, its (h_0,) or (h_0, c_0); None for zeros everywhere.
    params : sequence of RNNParams, GRUParams, LSTMParams, ... or BidirectionalParams
        One entry for each layer, from the lowest.
    lengths : ndarray of int, shape (B,), optional
        True steps of each sequence, where they differ.
    masks : sequence of ndarray, shape (T, B, H) of the layer below, optional
        Dropout: one for each layer but the last, from `draw_masks`. Left out in prediction.

    Returns
    -------
    states : tuple of ndarray, each (T, B, H)
        Those of the highest layer: (hs,) or (hs, cs).
    cache : StackedCache
    """
    starts = [None] * len(params) if starts is None else starts
    masks = [None] * (len(params) - 1) if masks is None else masks
    _check_stack(xs, starts, params, masks)
    caches, every = [], []
    for layer, start, mask in zip(params, starts, [None, *masks], strict=True):
        xs = xs if mask is None else xs * mask                         # (T, B, D) of this layer
        states, cache = layer_forward(xs, start, layer, lengths)
        caches.append(cache)
        every.append(states)
        xs = states[0]
    return every[-1], StackedCache(caches, every, list(masks))


def stacked_backward(dstates, cache):
    """The way back: from the highest layer to the lowest, and in each from the last step to the first.

    Parameters
    ----------
    dstates : tuple of ndarray, each (T, B, H)
        Gradient of the loss with respect to the states of the highest layer: (dhs,) or (dhs, dcs).
    cache : StackedCache

    Returns
    -------
    LayerGrads
        Its ``dstarts`` and ``params`` have an entry for each layer, from the lowest.
    """
    dstarts, dparams = [], []
    for layer, mask in zip(reversed(cache.layers), reversed([None, *cache.masks]), strict=True):
        grads = layer_backward(dstates, layer)
        dstarts.insert(0, grads.dstarts)
        dparams.insert(0, grads.params)
        dstates = (grads.dxs if mask is None else grads.dxs * mask,)
    return LayerGrads(dstates[0], tuple(dstarts), tuple(dparams))


def draw_masks(rng, T, B, params, rate):
    """Draw dropout masks for `stacked_forward`, a fresh one for each step.

    Parameters
    ----------
    rng : numpy.random.Generator
    T, B : int
        Time steps, and sequences in the batch.
    params : sequence
        The parameters of the stack.
    rate : float
        The share that is left out.

    Returns
    -------
    list of ndarray, each (T, B, H)
        One for each layer but the last.
    """
    return [draw_mask(rng, (T, B, _sizes(layer)[1]), rate, _dtype(layer)) for layer in params[:-1]]


def layer_forward(xs, starts, params, lengths=None):
    """Run one layer, whatever it is.

    Parameters
    ----------
    xs : ndarray, shape (T, B, D)
    starts : tuple of ndarray, or None
    params : one of `lstm_tutorial.variants.cells.CELLS`, or BidirectionalParams
    lengths : ndarray of int, shape (B,), optional

    Returns
    -------
    states : tuple of ndarray, each (T, B, H)
    cache : named tuple
    """
    if isinstance(params, BidirectionalParams):
        return bidirectional_forward(xs, starts, params, lengths)
    if lengths is None:
        return cell_forward(xs, starts, params)
    return padded_forward(xs, starts, params, lengths)


def layer_backward(dstates, cache):
    """The way back through one layer, whatever it is.

    Parameters
    ----------
    dstates : tuple of ndarray, each (T, B, H)
    cache : named tuple
        From `layer_forward`.

    Returns
    -------
    LayerGrads
    """
    if isinstance(cache, BidirectionalCache):
        return bidirectional_backward(dstates, cache)
    return (padded_backward if isinstance(cache, PaddedCache) else cell_backward)(dstates, cache)


def _sizes(layer):
    """Input size and hidden size of a layer; a bidirectional one has the units of both its cells."""
    if isinstance(layer, BidirectionalParams):
        (D, forwards), (_, backwards) = map(sizes_of, layer)
        return D, forwards + backwards
    return sizes_of(layer)


def _dtype(layer):
    return layer.forwards[0].dtype if isinstance(layer, BidirectionalParams) else layer[0].dtype


def _check_stack(xs, starts, params, masks):
    """Raise ``ValueError`` where one layer does not fit on the one below, or a mask or a start is missing."""
    if not params or hasattr(params, "_fields"):
        raise ValueError(
            f"stacked_forward: params is {'empty' if not params else f'a {type(params).__name__}'}; expected one "
            "entry for each layer, such as [params] for a single one."
        )
    if len(starts) != len(params) or len(masks) != len(params) - 1:
        raise ValueError(
            f"stacked_forward: {len(params)} layers, {len(starts)} starts and {len(masks)} masks; expected a start "
            "for each layer, and a mask for each but the last."
        )
    width = xs.shape[-1]
    for number, layer in enumerate(params):
        D, H = _sizes(layer)
        if D != width:
            below = f"layer {number - 1} gives" if number else "xs has"
            raise ValueError(
                f"stacked_forward: layer {number} reads D = {D} inputs, and {below} {width}; expected the same number."
            )
        mask = masks[number] if number < len(masks) else None
        if mask is not None and np.shape(mask) != (*xs.shape[:2], H):
            raise ValueError(
                f"stacked_forward: masks[{number}] has shape {np.shape(mask)}; expected (T, B, H) = "
                f"{(*xs.shape[:2], H)}, that of the hidden states of layer {number}."
            )
        width = H
