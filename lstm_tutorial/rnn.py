"""The plain recurrent network: one hidden state, carried from each time step to the next.

The step and its gradient are four lines each; the sequence is a loop over the step.
"""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.contracts import expects
from lstm_tutorial.initializers import glorot_uniform, orthogonal

PARAMS = {"W": "D H", "U": "H H", "b": "H"}


class RNNParams(NamedTuple):
    """The parameters of the recurrent cell, the same ones at every time step."""

    W: np.ndarray  #: input weights, shape (D, H)
    U: np.ndarray  #: recurrent weights, shape (H, H)
    b: np.ndarray  #: bias, shape (H,)


class RNNStepCache(NamedTuple):
    """What the backward pass of one step needs from its forward pass."""

    x: np.ndarray  #: input, shape (B, D)
    h_prev: np.ndarray  #: hidden state before the step, shape (B, H)
    h: np.ndarray  #: hidden state after the step, shape (B, H)
    params: RNNParams


class RNNCache(NamedTuple):
    """What the backward pass of a sequence needs from its forward pass."""

    xs: np.ndarray  #: inputs, shape (T, B, D)
    h_0: np.ndarray  #: hidden state before the first step, shape (B, H)
    hs: np.ndarray  #: hidden states, shape (T, B, H)
    params: RNNParams


class RNNStepGrads(NamedTuple):
    """Gradients of the loss with respect to what went into one step."""

    dx: np.ndarray  #: shape (B, D)
    dh_prev: np.ndarray  #: shape (B, H)
    params: RNNParams  #: gradients in the places of the parameters


class RNNGrads(NamedTuple):
    """Gradients of the loss with respect to what went into a sequence."""

    dxs: np.ndarray  #: shape (T, B, D)
    dh_0: np.ndarray  #: shape (B, H)
    params: RNNParams  #: gradients in the places of the parameters, summed over time


def init_rnn(rng, D, H):
    """Draw parameters: Glorot-uniform input weights, orthogonal recurrent weights, zero bias.

    Parameters
    ----------
    rng : numpy.random.Generator
    D, H : int
        Input size and hidden size.

    Returns
    -------
    RNNParams
    """
    return RNNParams(glorot_uniform(rng, D, H), orthogonal(rng, H), np.zeros(H))


@expects(x="B D", h_prev="B H", params=PARAMS)
def rnn_step(x, h_prev, params):
    r"""One time step: mix the input with the hidden state, and squash.

    .. math:: h_t = \tanh(x_t W + h_{t-1} U + b)

    Parameters
    ----------
    x : ndarray, shape (B, D)
    h_prev : ndarray, shape (B, H)
    params : RNNParams

    Returns
    -------
    h : ndarray, shape (B, H)
    cache : RNNStepCache
    """
    W, U, b = params
    h = np.tanh(x @ W + h_prev @ U + b)                                # (B, H)
    return h, RNNStepCache(x, h_prev, h, params)


@expects(xs="T B D", h_0="B H", params=PARAMS)
def rnn_forward(xs, h_0, params):
    """Every time step in turn, the hidden state of each handed to the next.

    Parameters
    ----------
    xs : ndarray, shape (T, B, D)
    h_0 : ndarray, shape (B, H)
        Hidden state before the first step.
    params : RNNParams

    Returns
    -------
    hs : ndarray, shape (T, B, H)
        ``hs[t]`` is the hidden state after step t.
    cache : RNNCache
    """
    hs = np.empty((len(xs), *h_0.shape), np.result_type(xs, h_0, *params, np.float16))  # never whole numbers
    h = h_0
    for t, x in enumerate(xs):
        h, _ = rnn_step(x, h, params)                                  # (B, H)
        hs[t] = h
    return hs, RNNCache(xs, h_0, hs, params)


@expects(cache={"x": "B D", "h": "B H"}, dh="B H")
def rnn_step_backward(dh, cache):
    r"""The gradient's way back through one step.

    With the pre-activation :math:`a = x W + h_{t-1} U + b` and :math:`\tanh' = 1 - \tanh^2`:

    .. math:: da = dh \odot (1 - h^2), \quad dx = da\, W^\top, \quad dh_{t-1} = da\, U^\top, \quad
              dW = x^\top da, \quad dU = h_{t-1}^\top da, \quad db = \textstyle\sum_B da

    Parameters
    ----------
    dh : ndarray, shape (B, H)
        Gradient of the loss with respect to h, from everything that h went into.
    cache : RNNStepCache

    Returns
    -------
    RNNStepGrads
    """
    x, h_prev, h, (W, U, _) = cache
    da = dh * (1 - h**2)                                               # (B, H)
    return RNNStepGrads(
        dx=da @ W.T,                                                   # (B, D)
        dh_prev=da @ U.T,                                              # (B, H)
        params=RNNParams(W=x.T @ da, U=h_prev.T @ da, b=da.sum(axis=0)),
    )


@expects(cache={"xs": "T B D", "hs": "T B H"}, dhs="T B H")
def rnn_backward(dhs, cache):
    """Backpropagation through time: the steps in reverse, the gradient of each handed to the one before.

    Source: Werbos (1990).

    Parameters
    ----------
    dhs : ndarray, shape (T, B, H)
        Gradient of the loss with respect to each hidden state as an output (what reaches it
        through later hidden states is added here).
    cache : RNNCache

    Returns
    -------
    RNNGrads
    """
    xs, h_0, hs, params = cache
    dxs = np.empty(xs.shape, np.result_type(dhs, hs))
    dh_next = np.zeros_like(h_0, dtype=dxs.dtype)                      # (B, H), nothing after the end
    totals = RNNParams(*(np.zeros_like(array) for array in params))
    for t in reversed(range(len(xs))):
        h_prev = hs[t - 1] if t > 0 else h_0
        step = rnn_step_backward(dhs[t] + dh_next, RNNStepCache(xs[t], h_prev, hs[t], params))
        dxs[t] = step.dx
        dh_next = step.dh_prev
        totals = RNNParams(*(total + new for total, new in zip(totals, step.params, strict=True)))
    return RNNGrads(dxs, dh_next, totals)
