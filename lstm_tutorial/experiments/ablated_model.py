"""An ablated cell with a readout, to be trained as `lstm_tutorial.models` are."""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.experiments.ablated import AblatedCache, AblatedParams, Switches, ablated_backward, ablated_forward
from lstm_tutorial.initializers import glorot_uniform
from lstm_tutorial.lstm import init_lstm
from lstm_tutorial.models import ModelParams, embed


class AblatedModel(NamedTuple):
    """What the cell has, where predictions are made, and what has been learned."""

    switches: Switches
    readout: str  #: "last" or "every"
    params: ModelParams


class AblatedModelCache(NamedTuple):
    """What the backward pass needs from the forward pass."""

    model: AblatedModel
    hs: np.ndarray  #: hidden states, shape (T, B, H)
    cs: np.ndarray  #: cell states, shape (T, B, H)
    cell: AblatedCache


def init_ablated(rng, switches, inputs, hidden, outputs, *, readout="last", forget_bias=1.0, input_bias=0.0):
    """Draw a new model: with one seed, the same weights whatever the switches.

    Parameters
    ----------
    rng : numpy.random.Generator
    switches : Switches
    inputs, hidden, outputs : int
        Sizes D, H and K.
    readout : {"last", "every"}
    forget_bias, input_bias : float
        Where the biases of the two gates start. Coupled gates have one bias, minus `forget_bias`.

    Returns
    -------
    AblatedModel
        Its peephole weights, where it has them, start at 0.
    """
    drawn = init_lstm(rng, inputs, hidden, forget_bias, -forget_bias if switches.coupled else input_bias)
    packed = (np.concatenate([getattr(drawn, f"{kind}_{part}") for part in "ifgo"], axis=-1) for kind in "WUb")
    cell = AblatedParams(*packed, P=np.zeros((3, hidden)) if switches.peepholes else None)
    params = ModelParams(None, cell, glorot_uniform(rng, hidden, outputs), np.zeros(outputs))
    return AblatedModel(switches, readout, params)


def forward(model, tokens, state=None):
    """Predict.

    Parameters
    ----------
    model : AblatedModel
    tokens : ndarray of int, shape (T, B), or of float, shape (T, B, D)
    state : tuple of ndarray, each (B, H), optional
        (h_0, c_0), where to start; zeros by default.

    Returns
    -------
    outputs : ndarray, shape (B, K) for readout "last", (T, B, K) for "every"
    cache : AblatedModelCache
    """
    params = model.params
    xs = embed(tokens, params)                                         # (T, B, D)
    zeros = np.zeros((xs.shape[1], len(params.W_y)))                   # (B, H)
    hs, cs, cell = ablated_forward(xs, *(state or (zeros, zeros)), params.cell, model.switches)
    read = hs[-1] if model.readout == "last" else hs                   # (B, H) or (T, B, H)
    return read @ params.W_y + params.b_y, AblatedModelCache(model, hs, cs, cell)


def backward(doutputs, cache):
    """Gradients of the loss with respect to everything that is learned.

    Parameters
    ----------
    doutputs : ndarray, shape of the outputs
    cache : AblatedModelCache

    Returns
    -------
    ModelParams
    """
    model, hs, _, cell = cache
    H, K = model.params.W_y.shape
    dhs = np.zeros(hs.shape)                                           # (T, B, H)
    which = slice(None) if model.readout == "every" else slice(-1, None)
    dhs[which] = doutputs @ model.params.W_y.T
    flat = doutputs.reshape(-1, K)
    dW_y = hs[which].reshape(-1, H).T @ flat                           # (H, K)
    return ModelParams(None, ablated_backward(dhs, cell).params, dW_y, flat.sum(axis=0))
