"""Any cells of `lstm_tutorial.variants`, in layers or in both directions, with a readout.

What `stacked_forward` computes for sequences of one length that start from zeros, with the LSTM in its fast form: these
models are trained many times.
"""

from typing import NamedTuple

import numpy as np

from lstm_tutorial import fused
from lstm_tutorial.initializers import glorot_uniform
from lstm_tutorial.lstm import LSTMParams, init_lstm
from lstm_tutorial.models import ModelParams, embed
from lstm_tutorial.variants import (
    BidirectionalParams,
    init_coupled,
    init_gru,
    init_peephole,
)
from lstm_tutorial.variants.cells import cell_backward, cell_forward, sizes_of

INIT = {"lstm": init_lstm, "peephole": init_peephole, "coupled": init_coupled, "gru": init_gru}


class VariantModel(NamedTuple):
    """What has been learned; its `cell` is a tuple with an entry for each layer."""

    params: ModelParams
    readout: str = "last"  #: where predictions are made: "last" or "every"


class VariantCache(NamedTuple):
    """What the backward pass needs from the forward pass."""

    params: ModelParams
    tokens: np.ndarray  #: the input as given
    hs: np.ndarray  #: hidden states of the highest layer, shape (T, B, H)
    cut: int  #: so many of its units read forwards; the others, if any, backwards
    read: np.ndarray  #: what the readout reads, shape (B, H) or (T, B, H)
    cells: list  #: for each layer, the cache of its cell or of its two


def init_variant(
    rng, layers, inputs, hidden, outputs, *, keep, write=0.0, both_ways=False, embedding=None, readout="last"
):
    """Draw a new model.

    Parameters
    ----------
    rng : numpy.random.Generator
    layers : sequence of str
        A cell for each layer: one of `INIT`.
    inputs, hidden, outputs : int
        Sizes; `hidden` is that of each cell.
    keep : float
        Where the bias of the gate that keeps starts: the forget gate's, the GRU's update gate's.
    write : float
        And that of the input gate, where there is one.
    both_ways : bool
        Whether each layer has a second cell, which reads backwards.
    embedding : int, optional
        Length of a learned vector for each symbol; without it symbols enter one-hot.
    readout : {"last", "every"}
        Whether to predict once, from the states in which the cells end, or after every step.

    Returns
    -------
    VariantModel
    """
    table = None if embedding is None else rng.normal(size=(inputs, embedding))
    D, drawn = embedding or inputs, []
    for name in layers:
        cells = [_init_cell(rng, name, D, hidden, keep, write) for _ in range(1 + both_ways)]
        drawn.append(BidirectionalParams(*cells) if both_ways else cells[0])
        D = hidden * len(cells)
    return VariantModel(ModelParams(table, tuple(drawn), glorot_uniform(rng, D, outputs), np.zeros(outputs)), readout)


def _init_cell(rng, name, D, H, keep, write):
    """Draw one cell, with its biases where they are wanted."""
    cell = INIT[name](rng, D, H, keep)
    return cell._replace(b_i=np.full(H, write)) if hasattr(cell, "b_i") else cell


def forward(model, tokens):
    """Predict from the highest layer: from the states in which it ended, or from those of every step.

    Parameters
    ----------
    model : VariantModel
    tokens : ndarray of int, shape (T, B), or of float, shape (T, B, D)

    Returns
    -------
    outputs : ndarray, shape (B, K) for readout "last", (T, B, K) for "every"
    cache : VariantCache
    """
    params = model.params
    xs = embed(tokens, params._replace(cell=_cells_of(params.cell[0])[0]))  # (T, B, D)
    caches = []
    for layer in params.cell:
        xs, of_layer = _layer_forward(xs, layer)                       # (T, B, H), the next input
        caches.append(of_layer)
    # One that reads backwards ends at the first word: its units, behind `cut`, are read there.
    cut = sizes_of(_cells_of(params.cell[-1])[0])[1]
    last = np.concatenate([xs[-1, :, :cut], xs[0, :, cut:]], axis=-1)  # (B, H)
    read = last if model.readout == "last" else xs                     # (B, H) or (T, B, H)
    return read @ params.W_y + params.b_y, VariantCache(params, tokens, xs, cut, read, caches)


def backward(doutputs, cache):
    """Gradients of the loss with respect to everything that is learned.

    Parameters
    ----------
    doutputs : ndarray, shape of the outputs
    cache : VariantCache

    Returns
    -------
    ModelParams
    """
    params, tokens, hs, cut, read, caches = cache
    dread = doutputs @ params.W_y.T                                    # (B, H) or (T, B, H)
    if read.ndim == hs.ndim:                                           # every step was read
        dhs = dread
    else:
        dhs = np.zeros_like(hs)                                        # (T, B, H)
        dhs[-1, :, :cut], dhs[0, :, cut:] = dread[:, :cut], dread[:, cut:]
    dlayers, dembedding = [], None
    for layer, of_layer in zip(reversed(params.cell), reversed(caches), strict=True):
        dhs, dlayer = _layer_backward(dhs, layer, of_layer)            # (T, B, D) of this layer, H of the one below
        dlayers.insert(0, dlayer)
    if params.embedding is not None:
        dembedding = np.zeros_like(params.embedding)
        np.add.at(dembedding, tokens, dhs)
    flat = doutputs.reshape(-1, doutputs.shape[-1])                    # (B, K) or (T * B, K)
    dW_y = read.reshape(-1, read.shape[-1]).T @ flat                   # (H, K)
    return ModelParams(dembedding, tuple(dlayers), dW_y, flat.sum(axis=0))


def _cells_of(layer):
    """The one cell of a layer, or its two."""
    return tuple(layer) if isinstance(layer, BidirectionalParams) else (layer,)


def _layer_forward(xs, layer):
    """Hidden states (T, B, H) of all cells side by side, and the cache of each."""
    states, caches = [], []
    for cell, way in zip(_cells_of(layer), (1, -1), strict=False):
        if isinstance(cell, LSTMParams):
            zeros = np.zeros((xs.shape[1], sizes_of(cell)[1]))         # (B, H)
            hs, _, cache = fused.lstm_forward(xs[::way], zeros, zeros, cell)
        else:
            (hs, *_), cache = cell_forward(xs[::way], None, cell)
        states.append(hs[::way])
        caches.append(cache)
    return np.concatenate(states, axis=-1), caches


def _layer_backward(dhs, layer, caches):
    """Gradient with respect to the layer's inputs, (T, B, D), and its parameters."""
    cells, dxs, dcells = _cells_of(layer), 0.0, []
    for cell, cache, dpart, way in zip(cells, caches, np.split(dhs, len(cells), axis=-1), (1, -1), strict=False):
        dpart = dpart[::way]                                           # (T, B, H)
        is_lstm = isinstance(cell, LSTMParams)
        grads = fused.lstm_backward(dpart, cache) if is_lstm else cell_backward((dpart,), cache)
        dxs = dxs + grads.dxs[::way]
        dcells.append(grads.params)
    return dxs, BidirectionalParams(*dcells) if isinstance(layer, BidirectionalParams) else dcells[0]
