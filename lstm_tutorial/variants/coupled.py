"""The LSTM with coupled gates: what is let in is what is let go, ``i = 1 - f``.

The input gate and its parameters are gone, a quarter of all. Greff et al. (2017) call it CIFG and
found that it loses nothing on their three tasks. The GRU's update gate couples in the same way.
"""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.contracts import expects
from lstm_tutorial.gates import candidate, forget_gate, output_gate, update_cell_state, update_hidden_state
from lstm_tutorial.lstm import LSTMCache, LSTMGrads, LSTMStepCache, LSTMStepGrads, init_lstm
from lstm_tutorial.variants.through_time import backward_through_time, check_cache, forward_through_time

PARAMS = {
    f"{kind}_{gate}": axes for gate in "fgo" for kind, axes in {"W": "D H", "U": "H H", "b": "H"}.items()
}


class CoupledParams(NamedTuple):
    """The parameters: input weights (D, H), recurrent weights (H, H) and bias (H,) three times."""

    W_f: np.ndarray
    U_f: np.ndarray
    b_f: np.ndarray
    W_g: np.ndarray
    U_g: np.ndarray
    b_g: np.ndarray
    W_o: np.ndarray
    U_o: np.ndarray
    b_o: np.ndarray


class CoupledStepCache(LSTMStepCache):
    """What the backward pass of one step needs: the LSTM's quantities, i being 1 - f, with CoupledParams."""


class CoupledCache(LSTMCache):
    """What the backward pass of a sequence needs: the LSTM's quantities, with CoupledParams."""


def init_coupled(rng, D, H, forget_bias=1.0):
    """Draw parameters as `init_lstm` does, without those of the input gate.

    Parameters
    ----------
    rng : numpy.random.Generator
    D, H : int
        Input size and hidden size.
    forget_bias : float, default 1.0
        Where the bias of the forget gate starts. A gate that starts open starts shut for what is new.

    Returns
    -------
    CoupledParams
    """
    drawn = init_lstm(rng, D, H, forget_bias)
    return CoupledParams(*(getattr(drawn, name) for name in CoupledParams._fields))


@expects(x="B D", h_prev="B H", c_prev="B H", params=PARAMS)
def coupled_step(x, h_prev, c_prev, params):
    r"""One time step: the memory becomes a mixture of itself and the candidate.

    .. math:: c_t = f_t \odot c_{t-1} + (1 - f_t) \odot g_t

    Parameters
    ----------
    x : ndarray, shape (B, D)
    h_prev, c_prev : ndarray, shape (B, H)
        Hidden state and cell state before the step.
    params : CoupledParams

    Returns
    -------
    h, c : ndarray, shape (B, H)
        Hidden state and cell state after the step.
    cache : CoupledStepCache
    """
    p = params
    f = forget_gate(x, h_prev, p.W_f, p.U_f, p.b_f)                    # (B, H)
    g = candidate(x, h_prev, p.W_g, p.U_g, p.b_g)                      # (B, H)
    o = output_gate(x, h_prev, p.W_o, p.U_o, p.b_o)                    # (B, H)
    i = 1 - f                                                          # (B, H)
    c = update_cell_state(f, c_prev, i, g)                             # (B, H)
    h = update_hidden_state(o, c)                                      # (B, H)
    return h, c, CoupledStepCache(x, h_prev, c_prev, i, f, g, o, c, params)


@expects(xs="T B D", h_0="B H", c_0="B H", params=PARAMS)
def coupled_forward(xs, h_0, c_0, params):
    """Every time step in turn, both states of each handed to the next.

    Parameters
    ----------
    xs : ndarray, shape (T, B, D)
    h_0, c_0 : ndarray, shape (B, H)
        Hidden state and cell state before the first step.
    params : CoupledParams

    Returns
    -------
    hs, cs : ndarray, shape (T, B, H)
        ``hs[t]`` and ``cs[t]`` are the states after step t.
    cache : CoupledCache
    """
    (hs, cs), steps = forward_through_time(coupled_step, xs, (h_0, c_0), params)
    return hs, cs, CoupledCache(xs, cs, steps, params)


@expects(cache={"x": "B D", "c": "B H"}, dh="B H", dc="B H")
def coupled_step_backward(dh, dc, cache):
    """The gradient's way back through one step: the LSTM's, with one gate in the place of two.

    Parameters
    ----------
    dh : ndarray, shape (B, H)
        Gradient of the loss with respect to h, from everything that h went into.
    dc : ndarray, shape (B, H)
        Gradient with respect to c from the next time step (what comes through h is added here).
    cache : CoupledStepCache

    Returns
    -------
    LSTMStepGrads
        Its ``params`` is a CoupledParams.
    """
    check_cache("coupled_step_backward", cache, CoupledStepCache)
    x, h_prev, c_prev, i, f, g, o, c, p = cache
    tanh_c = np.tanh(c)                                                # (B, H)
    dc = dc + dh * o * (1 - tanh_c**2)                                 # (B, H)
    da_o = dh * tanh_c * o * (1 - o)                                   # (B, H)
    da_f = dc * (c_prev - g) * f * (1 - f)                             # (B, H), it weighs both
    da_g = dc * i * (1 - g**2)                                         # (B, H)
    return LSTMStepGrads(
        dx=da_f @ p.W_f.T + da_g @ p.W_g.T + da_o @ p.W_o.T,           # (B, D)
        dh_prev=da_f @ p.U_f.T + da_g @ p.U_g.T + da_o @ p.U_o.T,      # (B, H)
        dc_prev=dc * f,                                                # (B, H)
        params=CoupledParams(
            W_f=x.T @ da_f, U_f=h_prev.T @ da_f, b_f=da_f.sum(axis=0),
            W_g=x.T @ da_g, U_g=h_prev.T @ da_g, b_g=da_g.sum(axis=0),
            W_o=x.T @ da_o, U_o=h_prev.T @ da_o, b_o=da_o.sum(axis=0),
        ),
    )


@expects(cache={"xs": "T B D", "cs": "T B H"}, dhs="T B H", dcs="T B H")
def coupled_backward(dhs, cache, dcs=None):
    """Backpropagation through time: the steps in reverse, the gradients of both states handed back.

    Parameters
    ----------
    dhs : ndarray, shape (T, B, H)
        Gradient of the loss with respect to each hidden state as an output.
    cache : CoupledCache
    dcs : ndarray, shape (T, B, H), optional
        Gradient with respect to each cell state, where a loss reads the cell state itself.

    Returns
    -------
    LSTMGrads
        Its ``params`` is a CoupledParams.
    """
    check_cache("coupled_backward", cache, CoupledCache)
    return LSTMGrads(*backward_through_time(coupled_step_backward, (dhs, dcs), cache))
