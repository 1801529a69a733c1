"""The GRU with its reset gate where the paper has it: on the old state, before the product.

    g = tanh(x @ W_g + (r * h_prev) @ U_g + b_g)        here
    g = tanh(x @ W_g + b_g + r * (h_prev @ U_g + b_u))  in `lstm_tutorial.variants.gru`

Source: Cho et al. (2014), equation 8. ONNX calls this form ``linear_before_reset = 0``, Keras
``reset_after=False``. The two have nearly the same parameters and do not compute the same.
"""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.activations import sigmoid
from lstm_tutorial.contracts import expects
from lstm_tutorial.variants.gru import GRUGrads, GRUStepGrads
from lstm_tutorial.variants.through_time import backward_through_time, check_cache, forward_through_time

PARAMS = {
    f"{kind}_{part}": axes for part in "rzg" for kind, axes in {"W": "D H", "U": "H H", "b": "H"}.items()
}


class ResetFirstParams(NamedTuple):
    """The parameters: input weights (D, H), recurrent weights (H, H) and bias (H,) three times."""

    W_r: np.ndarray
    U_r: np.ndarray
    b_r: np.ndarray
    W_z: np.ndarray
    U_z: np.ndarray
    b_z: np.ndarray
    W_g: np.ndarray
    U_g: np.ndarray
    b_g: np.ndarray


class ResetFirstStepCache(NamedTuple):
    """What the backward pass of one step needs from its forward pass; arrays (B, H) but x, (B, D)."""

    x: np.ndarray
    h_prev: np.ndarray
    r: np.ndarray
    z: np.ndarray
    g: np.ndarray
    params: ResetFirstParams


class ResetFirstCache(NamedTuple):
    """What the backward pass of a sequence needs from its forward pass."""

    xs: np.ndarray  #: inputs, shape (T, B, D)
    hs: np.ndarray  #: hidden states, shape (T, B, H)
    steps: list  #: a ResetFirstStepCache for each time step
    params: ResetFirstParams


@expects(x="B D", h_prev="B H", params=PARAMS)
def reset_first_step(x, h_prev, params):
    r"""One time step of the GRU, as `gru_step` but for the candidate.

    .. math:: g_t = \tanh(x_t W_g + (r_t \odot h_{t-1}) U_g + b_g)

    Parameters
    ----------
    x : ndarray, shape (B, D)
    h_prev : ndarray, shape (B, H)
    params : ResetFirstParams

    Returns
    -------
    h : ndarray, shape (B, H)
    cache : ResetFirstStepCache
    """
    p = params
    r = sigmoid(x @ p.W_r + h_prev @ p.U_r + p.b_r)                    # (B, H)
    z = sigmoid(x @ p.W_z + h_prev @ p.U_z + p.b_z)                    # (B, H)
    g = np.tanh(x @ p.W_g + (r * h_prev) @ p.U_g + p.b_g)              # (B, H)
    h = z * h_prev + (1 - z) * g                                       # (B, H)
    return h, ResetFirstStepCache(x, h_prev, r, z, g, params)


@expects(xs="T B D", h_0="B H", params=PARAMS)
def reset_first_forward(xs, h_0, params):
    """Every time step in turn, the hidden state of each handed to the next.

    Parameters
    ----------
    xs : ndarray, shape (T, B, D)
    h_0 : ndarray, shape (B, H)
        Hidden state before the first step.
    params : ResetFirstParams

    Returns
    -------
    hs : ndarray, shape (T, B, H)
        ``hs[t]`` is the hidden state after step t.
    cache : ResetFirstCache
    """
    (hs,), steps = forward_through_time(reset_first_step, xs, (h_0,), params)
    return hs, ResetFirstCache(xs, hs, steps, params)


@expects(cache={"x": "B D", "h_prev": "B H"}, dh="B H")
def reset_first_step_backward(dh, cache):
    """The gradient's way back through one step.

    Parameters
    ----------
    dh : ndarray, shape (B, H)
        Gradient of the loss with respect to h, from everything that h went into.
    cache : ResetFirstStepCache

    Returns
    -------
    GRUStepGrads
        Its ``params`` is a ResetFirstParams.
    """
    check_cache("reset_first_step_backward", cache, ResetFirstStepCache)
    x, h_prev, r, z, g, p = cache
    da_z = dh * (h_prev - g) * z * (1 - z)                             # (B, H)
    da_g = dh * (1 - z) * (1 - g**2)                                   # (B, H)
    dread = da_g @ p.U_g.T                                             # (B, H), of r * h_prev
    da_r = dread * h_prev * r * (1 - r)                                # (B, H)
    return GRUStepGrads(
        dx=da_r @ p.W_r.T + da_z @ p.W_z.T + da_g @ p.W_g.T,           # (B, D)
        dh_prev=dh * z + dread * r + da_r @ p.U_r.T + da_z @ p.U_z.T,  # (B, H)
        params=ResetFirstParams(
            W_r=x.T @ da_r, U_r=h_prev.T @ da_r, b_r=da_r.sum(axis=0),
            W_z=x.T @ da_z, U_z=h_prev.T @ da_z, b_z=da_z.sum(axis=0),
            W_g=x.T @ da_g, U_g=(r * h_prev).T @ da_g, b_g=da_g.sum(axis=0),
        ),
    )


@expects(cache={"xs": "T B D", "hs": "T B H"}, dhs="T B H")
def reset_first_backward(dhs, cache):
    """Backpropagation through time: the steps in reverse, the gradient of each handed to the one before.

    Parameters
    ----------
    dhs : ndarray, shape (T, B, H)
        Gradient of the loss with respect to each hidden state as an output.
    cache : ResetFirstCache

    Returns
    -------
    GRUGrads
        Its ``params`` is a ResetFirstParams.
    """
    check_cache("reset_first_backward", cache, ResetFirstCache)
    return GRUGrads(*backward_through_time(reset_first_step_backward, (dhs,), cache))
