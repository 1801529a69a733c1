"""The LSTM with peepholes: its gates look at the memory itself, each unit's gate at that unit's own.

In the plain cell a gate knows of the memory only what the output gate has let out. Source: Gers,
Schraudolph and Schmidhuber (2002). They cut the gradient off at the peepholes; here it goes all the way.
"""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.activations import sigmoid
from lstm_tutorial.contracts import expects
from lstm_tutorial.gates import candidate, update_cell_state, update_hidden_state
from lstm_tutorial.lstm import PARAMS as LSTM_PARAMS
from lstm_tutorial.lstm import LSTMCache, LSTMGrads, LSTMStepCache, LSTMStepGrads, init_lstm
from lstm_tutorial.variants.through_time import backward_through_time, check_cache, forward_through_time

PARAMS = LSTM_PARAMS | {"p_i": "H", "p_f": "H", "p_o": "H"}


class PeepholeParams(NamedTuple):
    """The LSTM's twelve arrays, and for each gate a weight (H,) from each unit's own memory."""

    W_i: np.ndarray
    U_i: np.ndarray
    b_i: np.ndarray
    W_f: np.ndarray
    U_f: np.ndarray
    b_f: np.ndarray
    W_g: np.ndarray
    U_g: np.ndarray
    b_g: np.ndarray
    W_o: np.ndarray
    U_o: np.ndarray
    b_o: np.ndarray
    p_i: np.ndarray
    p_f: np.ndarray
    p_o: np.ndarray


class PeepholeStepCache(LSTMStepCache):
    """What the backward pass of one step needs: the LSTM's quantities, with PeepholeParams."""


class PeepholeCache(LSTMCache):
    """What the backward pass of a sequence needs: the LSTM's quantities, with PeepholeParams."""


def init_peephole(rng, D, H, forget_bias=1.0):
    """Draw parameters as `init_lstm` does; the peepholes start shut, at zero.

    Parameters
    ----------
    rng : numpy.random.Generator
    D, H : int
        Input size and hidden size.
    forget_bias : float, default 1.0
        Where the bias of the forget gate starts.

    Returns
    -------
    PeepholeParams
    """
    return PeepholeParams(*init_lstm(rng, D, H, forget_bias), np.zeros(H), np.zeros(H), np.zeros(H))


@expects(x="B D", h_prev="B H", c_prev="B H", params=PARAMS)
def peephole_step(x, h_prev, c_prev, params):
    r"""One time step: forget and input gate look at the old memory, the output gate at the new one.

    .. math::
        f_t &= \sigma(x_t W_f + h_{t-1} U_f + c_{t-1} \odot p_f + b_f) \\
        i_t &= \sigma(x_t W_i + h_{t-1} U_i + c_{t-1} \odot p_i + b_i) \\
        o_t &= \sigma(x_t W_o + h_{t-1} U_o + c_t \odot p_o + b_o)

    Parameters
    ----------
    x : ndarray, shape (B, D)
    h_prev, c_prev : ndarray, shape (B, H)
        Hidden state and cell state before the step.
    params : PeepholeParams

    Returns
    -------
    h, c : ndarray, shape (B, H)
        Hidden state and cell state after the step.
    cache : PeepholeStepCache
    """
    p = params
    f = sigmoid(x @ p.W_f + h_prev @ p.U_f + c_prev * p.p_f + p.b_f)   # (B, H)
    i = sigmoid(x @ p.W_i + h_prev @ p.U_i + c_prev * p.p_i + p.b_i)   # (B, H)
    g = candidate(x, h_prev, p.W_g, p.U_g, p.b_g)                      # (B, H)
    c = update_cell_state(f, c_prev, i, g)                             # (B, H)
    o = sigmoid(x @ p.W_o + h_prev @ p.U_o + c * p.p_o + p.b_o)        # (B, H), after c: it looks at it
    h = update_hidden_state(o, c)                                      # (B, H)
    return h, c, PeepholeStepCache(x, h_prev, c_prev, i, f, g, o, c, params)


@expects(xs="T B D", h_0="B H", c_0="B H", params=PARAMS)
def peephole_forward(xs, h_0, c_0, params):
    """Every time step in turn, both states of each handed to the next.

    Parameters
    ----------
    xs : ndarray, shape (T, B, D)
    h_0, c_0 : ndarray, shape (B, H)
        Hidden state and cell state before the first step.
    params : PeepholeParams

    Returns
    -------
    hs, cs : ndarray, shape (T, B, H)
        ``hs[t]`` and ``cs[t]`` are the states after step t.
    cache : PeepholeCache
    """
    (hs, cs), steps = forward_through_time(peephole_step, xs, (h_0, c_0), params)
    return hs, cs, PeepholeCache(xs, cs, steps, params)


@expects(cache={"x": "B D", "c": "B H"}, dh="B H", dc="B H")
def peephole_step_backward(dh, dc, cache):
    """The gradient's way back through one step: the LSTM's, and through the peepholes to the memories.

    Parameters
    ----------
    dh : ndarray, shape (B, H)
        Gradient of the loss with respect to h, from everything that h went into.
    dc : ndarray, shape (B, H)
        Gradient with respect to c from the next time step (what comes through h and o is added here).
    cache : PeepholeStepCache

    Returns
    -------
    LSTMStepGrads
        Its ``params`` is a PeepholeParams.
    """
    check_cache("peephole_step_backward", cache, PeepholeStepCache)
    x, h_prev, c_prev, i, f, g, o, c, p = cache
    tanh_c = np.tanh(c)                                                # (B, H)
    da_o = dh * tanh_c * o * (1 - o)                                   # (B, H)
    dc = dc + dh * o * (1 - tanh_c**2) + da_o * p.p_o                  # (B, H), three readers
    da_f = dc * c_prev * f * (1 - f)                                   # (B, H)
    da_i = dc * g * i * (1 - i)                                        # (B, H)
    da_g = dc * i * (1 - g**2)                                         # (B, H)
    return LSTMStepGrads(
        dx=da_i @ p.W_i.T + da_f @ p.W_f.T + da_g @ p.W_g.T + da_o @ p.W_o.T,       # (B, D)
        dh_prev=da_i @ p.U_i.T + da_f @ p.U_f.T + da_g @ p.U_g.T + da_o @ p.U_o.T,  # (B, H)
        dc_prev=dc * f + da_i * p.p_i + da_f * p.p_f,                               # (B, H)
        params=PeepholeParams(
            W_i=x.T @ da_i, U_i=h_prev.T @ da_i, b_i=da_i.sum(axis=0),
            W_f=x.T @ da_f, U_f=h_prev.T @ da_f, b_f=da_f.sum(axis=0),
            W_g=x.T @ da_g, U_g=h_prev.T @ da_g, b_g=da_g.sum(axis=0),
            W_o=x.T @ da_o, U_o=h_prev.T @ da_o, b_o=da_o.sum(axis=0),
            p_i=(c_prev * da_i).sum(axis=0), p_f=(c_prev * da_f).sum(axis=0), p_o=(c * da_o).sum(axis=0),
        ),
    )


@expects(cache={"xs": "T B D", "cs": "T B H"}, dhs="T B H", dcs="T B H")
def peephole_backward(dhs, cache, dcs=None):
    """Backpropagation through time: the steps in reverse, the gradients of both states handed back.

    Parameters
    ----------
    dhs : ndarray, shape (T, B, H)
        Gradient of the loss with respect to each hidden state as an output.
    cache : PeepholeCache
    dcs : ndarray, shape (T, B, H), optional
        Gradient with respect to each cell state, where a loss reads the cell state itself.

    Returns
    -------
    LSTMGrads
        Its ``params`` is a PeepholeParams.
    """
    check_cache("peephole_backward", cache, PeepholeCache)
    return LSTMGrads(*backward_through_time(peephole_step_backward, (dhs, dcs), cache))
