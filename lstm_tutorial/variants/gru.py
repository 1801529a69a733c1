"""The GRU: two gates, one state, and no memory behind it.

Against the LSTM: the cell state and the output gate are gone, one gate does the work of forget and
input gate, and a new one decides how much of the old state the candidate may read. Source: Cho et
al. (2014). The place of the reset gate is PyTorch's: it acts on the state *after* the product with
the weights, which lets all products with the state be taken at once. In the paper it acts before;
that form is in `lstm_tutorial.variants.reset_first`, and weights trained in one do not fit the other.
"""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.activations import sigmoid
from lstm_tutorial.contracts import expects
from lstm_tutorial.initializers import glorot_uniform, orthogonal
from lstm_tutorial.variants.through_time import backward_through_time, check_cache, forward_through_time

PARAMS = {
    f"{kind}_{part}": axes for part in "rzg" for kind, axes in {"W": "D H", "U": "H H", "b": "H"}.items()
} | {"b_u": "H"}


class GRUParams(NamedTuple):
    """The parameters: input weights (D, H), recurrent weights (H, H) and bias (H,) three times, and a bias more.

    The order is PyTorch's: reset gate, update gate, candidate. ``b_u`` (H,) is the candidate's second
    bias. It stands beside the state, behind the reset gate, and cannot be added to ``b_g``.
    """

    W_r: np.ndarray
    U_r: np.ndarray
    b_r: np.ndarray
    W_z: np.ndarray
    U_z: np.ndarray
    b_z: np.ndarray
    W_g: np.ndarray
    U_g: np.ndarray
    b_g: np.ndarray
    b_u: np.ndarray


class GRUStepCache(NamedTuple):
    """What the backward pass of one step needs from its forward pass; arrays (B, H) but x, (B, D)."""

    x: np.ndarray
    h_prev: np.ndarray
    r: np.ndarray
    z: np.ndarray
    u: np.ndarray  #: what the candidate would read of the old state if the reset gate stood open
    g: np.ndarray
    params: GRUParams


class GRUCache(NamedTuple):
    """What the backward pass of a sequence needs from its forward pass."""

    xs: np.ndarray  #: inputs, shape (T, B, D)
    hs: np.ndarray  #: hidden states, shape (T, B, H)
    steps: list  #: a GRUStepCache for each time step
    params: GRUParams


class GRUStepGrads(NamedTuple):
    """Gradients of the loss with respect to what went into one step."""

    dx: np.ndarray  #: shape (B, D)
    dh_prev: np.ndarray  #: shape (B, H)
    params: GRUParams  #: gradients in the places of the parameters


class GRUGrads(NamedTuple):
    """Gradients of the loss with respect to what went into a sequence."""

    dxs: np.ndarray  #: shape (T, B, D)
    dh_0: np.ndarray  #: shape (B, H)
    params: GRUParams  #: gradients in the places of the parameters, summed over time


def init_gru(rng, D, H, update_bias=0.0):
    """Draw parameters: Glorot-uniform input weights, orthogonal recurrent weights, zero biases but one.

    Parameters
    ----------
    rng : numpy.random.Generator
    D, H : int
        Input size and hidden size.
    update_bias : float, default 0.0
        Where the bias of the update gate starts. That gate says how much is kept, as the LSTM's forget
        gate does, and a lag of n steps wants something near log n here as there.

    Returns
    -------
    GRUParams
    """
    arrays = {}
    for part in "rzg":
        arrays[f"W_{part}"] = glorot_uniform(rng, D, H)
        arrays[f"U_{part}"] = orthogonal(rng, H)
        arrays[f"b_{part}"] = np.zeros(H)
    arrays["b_z"] += update_bias
    return GRUParams(**arrays, b_u=np.zeros(H))


@expects(x="B D", h_prev="B H", params=PARAMS)
def gru_step(x, h_prev, params):
    r"""One time step: two gates, a candidate, and a mixture of the old state with it.

    .. math::
        r_t &= \sigma(x_t W_r + h_{t-1} U_r + b_r) \\
        z_t &= \sigma(x_t W_z + h_{t-1} U_z + b_z) \\
        u_t &= h_{t-1} U_g + b_u \\
        g_t &= \tanh(x_t W_g + b_g + r_t \odot u_t) \\
        h_t &= z_t \odot h_{t-1} + (1 - z_t) \odot g_t

    Parameters
    ----------
    x : ndarray, shape (B, D)
    h_prev : ndarray, shape (B, H)
    params : GRUParams

    Returns
    -------
    h : ndarray, shape (B, H)
    cache : GRUStepCache
    """
    p = params
    r = sigmoid(x @ p.W_r + h_prev @ p.U_r + p.b_r)                    # (B, H), 0: ignore the old state
    z = sigmoid(x @ p.W_z + h_prev @ p.U_z + p.b_z)                    # (B, H), 1: keep the old state
    u = h_prev @ p.U_g + p.b_u                                         # (B, H)
    g = np.tanh(x @ p.W_g + p.b_g + r * u)                             # (B, H)
    h = z * h_prev + (1 - z) * g                                       # (B, H)
    return h, GRUStepCache(x, h_prev, r, z, u, g, params)


@expects(xs="T B D", h_0="B H", params=PARAMS)
def gru_forward(xs, h_0, params):
    """Every time step in turn, the hidden state of each handed to the next.

    Parameters
    ----------
    xs : ndarray, shape (T, B, D)
    h_0 : ndarray, shape (B, H)
        Hidden state before the first step.
    params : GRUParams

    Returns
    -------
    hs : ndarray, shape (T, B, H)
        ``hs[t]`` is the hidden state after step t.
    cache : GRUCache
    """
    (hs,), steps = forward_through_time(gru_step, xs, (h_0,), params)
    return hs, GRUCache(xs, hs, steps, params)


@expects(cache={"x": "B D", "h_prev": "B H", "u": "B H"}, dh="B H")
def gru_step_backward(dh, cache):
    """The gradient's way back through one step: directly, through both gates and through the candidate.

    Parameters
    ----------
    dh : ndarray, shape (B, H)
        Gradient of the loss with respect to h, from everything that h went into.
    cache : GRUStepCache

    Returns
    -------
    GRUStepGrads
    """
    x, h_prev, r, z, u, g, p = cache
    da_z = dh * (h_prev - g) * z * (1 - z)                             # (B, H)
    da_g = dh * (1 - z) * (1 - g**2)                                   # (B, H)
    da_r = da_g * u * r * (1 - r)                                      # (B, H)
    du = da_g * r                                                      # (B, H)
    return GRUStepGrads(
        dx=da_r @ p.W_r.T + da_z @ p.W_z.T + da_g @ p.W_g.T,               # (B, D)
        dh_prev=dh * z + da_r @ p.U_r.T + da_z @ p.U_z.T + du @ p.U_g.T,   # (B, H)
        params=GRUParams(
            W_r=x.T @ da_r, U_r=h_prev.T @ da_r, b_r=da_r.sum(axis=0),
            W_z=x.T @ da_z, U_z=h_prev.T @ da_z, b_z=da_z.sum(axis=0),
            W_g=x.T @ da_g, U_g=h_prev.T @ du, b_g=da_g.sum(axis=0), b_u=du.sum(axis=0),
        ),
    )


@expects(cache={"xs": "T B D", "hs": "T B H"}, dhs="T B H")
def gru_backward(dhs, cache):
    """Backpropagation through time: the steps in reverse, the gradient of each handed to the one before.

    Parameters
    ----------
    dhs : ndarray, shape (T, B, H)
        Gradient of the loss with respect to each hidden state as an output.
    cache : GRUCache

    Returns
    -------
    GRUGrads
    """
    check_cache("gru_backward", cache, GRUCache)
    return GRUGrads(*backward_through_time(gru_step_backward, (dhs,), cache))
