"""The whole LSTM cell, forward and backward, through one step and through time.

Written to be read beside the book: one line for each gate, one line for each local derivative.
"""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.contracts import expects
from lstm_tutorial.gates import (
    candidate,
    forget_gate,
    input_gate,
    output_gate,
    update_cell_state,
    update_hidden_state,
)
from lstm_tutorial.initializers import glorot_uniform, orthogonal

PARAMS = {
    f"{kind}_{gate}": axes
    for gate in "ifgo"
    for kind, axes in {"W": "D H", "U": "H H", "b": "H"}.items()
}


class LSTMParams(NamedTuple):
    """The parameters of the cell: input weights (D, H), recurrent weights (H, H) and bias (H,) four times.

    The order is PyTorch's: input gate, forget gate, candidate, output gate.
    """

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


class LSTMStepCache(NamedTuple):
    """What the backward pass of one step needs from its forward pass; arrays (B, H) but x, (B, D)."""

    x: np.ndarray
    h_prev: np.ndarray
    c_prev: np.ndarray
    i: np.ndarray
    f: np.ndarray
    g: np.ndarray
    o: np.ndarray
    c: np.ndarray
    params: LSTMParams


class LSTMCache(NamedTuple):
    """What the backward pass of a sequence needs from its forward pass."""

    xs: np.ndarray  #: inputs, shape (T, B, D)
    cs: np.ndarray  #: cell states, shape (T, B, H)
    steps: list  #: an LSTMStepCache for each time step
    params: LSTMParams

    def over_time(self, name):
        """One quantity of every step, such as the gate "f".

        Parameters
        ----------
        name : str
            A field of `LSTMStepCache` that holds an array.

        Returns
        -------
        ndarray, shape (T, B, H), or (T, B, D) for "x"
        """
        like = self.xs if name == "x" else self.cs
        return np.array([getattr(step, name) for step in self.steps]).reshape(like.shape)


class LSTMStepGrads(NamedTuple):
    """Gradients of the loss with respect to what went into one step."""

    dx: np.ndarray  #: shape (B, D)
    dh_prev: np.ndarray  #: shape (B, H)
    dc_prev: np.ndarray  #: shape (B, H)
    params: LSTMParams  #: gradients in the places of the parameters


class LSTMGrads(NamedTuple):
    """Gradients of the loss with respect to what went into a sequence."""

    dxs: np.ndarray  #: shape (T, B, D)
    dh_0: np.ndarray  #: shape (B, H)
    dc_0: np.ndarray  #: shape (B, H)
    params: LSTMParams  #: gradients in the places of the parameters, summed over time


def init_lstm(rng, D, H, forget_bias=1.0, input_bias=0.0):
    """Draw parameters: Glorot-uniform input weights, orthogonal recurrent weights, zero biases but two.

    Parameters
    ----------
    rng : numpy.random.Generator
    D, H : int
        Input size and hidden size.
    forget_bias : float, default 1.0
        Where the bias of the forget gate starts. 1 is what Jozefowicz, Zaremba and Sutskever (2015)
        recommend; a lag of n steps wants something near log n.
    input_bias : float, default 0.0
        Where the bias of the input gate starts. Well below 0 the gate is nearly shut, and what comes in
        during a long lag does little harm.

    Returns
    -------
    LSTMParams
    """
    arrays = {}
    for gate in "ifgo":
        arrays[f"W_{gate}"] = glorot_uniform(rng, D, H)
        arrays[f"U_{gate}"] = orthogonal(rng, H)
        arrays[f"b_{gate}"] = np.zeros(H)
    arrays["b_f"] += forget_bias
    arrays["b_i"] += input_bias
    return LSTMParams(**arrays)


@expects(x="B D", h_prev="B H", c_prev="B H", params=PARAMS)
def lstm_step(x, h_prev, c_prev, params):
    """One time step: three gates and a candidate, then the two states.

    Parameters
    ----------
    x : ndarray, shape (B, D)
    h_prev, c_prev : ndarray, shape (B, H)
        Hidden state and cell state before the step.
    params : LSTMParams

    Returns
    -------
    h, c : ndarray, shape (B, H)
        Hidden state and cell state after the step.
    cache : LSTMStepCache
    """
    p = params
    f = forget_gate(x, h_prev, p.W_f, p.U_f, p.b_f)                    # (B, H)
    i = input_gate(x, h_prev, p.W_i, p.U_i, p.b_i)                     # (B, H)
    g = candidate(x, h_prev, p.W_g, p.U_g, p.b_g)                      # (B, H)
    o = output_gate(x, h_prev, p.W_o, p.U_o, p.b_o)                    # (B, H)
    c = update_cell_state(f, c_prev, i, g)                             # (B, H)
    h = update_hidden_state(o, c)                                      # (B, H)
    return h, c, LSTMStepCache(x, h_prev, c_prev, i, f, g, o, c, params)


@expects(xs="T B D", h_0="B H", c_0="B H", params=PARAMS)
def lstm_forward(xs, h_0, c_0, params):
    """Every time step in turn, both states of each handed to the next.

    Parameters
    ----------
    xs : ndarray, shape (T, B, D)
    h_0, c_0 : ndarray, shape (B, H)
        Hidden state and cell state before the first step.
    params : LSTMParams

    Returns
    -------
    hs, cs : ndarray, shape (T, B, H)
        ``hs[t]`` and ``cs[t]`` are the states after step t.
    cache : LSTMCache
    """
    dtype = np.result_type(xs, h_0, c_0, *params, np.float16)          # never whole numbers
    hs = np.empty((len(xs), *h_0.shape), dtype)
    cs = np.empty_like(hs)
    h, c, steps = h_0, c_0, []
    for t, x in enumerate(xs):
        h, c, step = lstm_step(x, h, c, params)                        # (B, H), (B, H)
        hs[t], cs[t] = h, c
        steps.append(step)
    return hs, cs, LSTMCache(xs, cs, steps, params)


@expects(cache={"x": "B D", "c": "B H"}, dh="B H", dc="B H")
def lstm_step_backward(dh, dc, cache):
    """The gradient's way back through one step, by every path: both states, three gates, the candidate.

    Parameters
    ----------
    dh : ndarray, shape (B, H)
        Gradient of the loss with respect to h, from everything that h went into.
    dc : ndarray, shape (B, H)
        Gradient with respect to c from the next time step (what comes through h is added here).
    cache : LSTMStepCache

    Returns
    -------
    LSTMStepGrads
    """
    x, h_prev, c_prev, i, f, g, o, c, p = cache
    tanh_c = np.tanh(c)                                                # (B, H)
    dc = dc + dh * o * (1 - tanh_c**2)                                 # (B, H)
    da_o = dh * tanh_c * o * (1 - o)                                   # (B, H)
    da_f = dc * c_prev * f * (1 - f)                                   # (B, H)
    da_i = dc * g * i * (1 - i)                                        # (B, H)
    da_g = dc * i * (1 - g**2)                                         # (B, H)
    return LSTMStepGrads(
        dx=da_i @ p.W_i.T + da_f @ p.W_f.T + da_g @ p.W_g.T + da_o @ p.W_o.T,       # (B, D)
        dh_prev=da_i @ p.U_i.T + da_f @ p.U_f.T + da_g @ p.U_g.T + da_o @ p.U_o.T,  # (B, H)
        dc_prev=dc * f,                                                             # (B, H)
        params=LSTMParams(
            W_i=x.T @ da_i, U_i=h_prev.T @ da_i, b_i=da_i.sum(axis=0),
            W_f=x.T @ da_f, U_f=h_prev.T @ da_f, b_f=da_f.sum(axis=0),
            W_g=x.T @ da_g, U_g=h_prev.T @ da_g, b_g=da_g.sum(axis=0),
            W_o=x.T @ da_o, U_o=h_prev.T @ da_o, b_o=da_o.sum(axis=0),
        ),
    )


@expects(cache={"xs": "T B D", "cs": "T B H"}, dhs="T B H", dcs="T B H")
def lstm_backward(dhs, cache, dcs=None):
    """Backpropagation through time: the steps in reverse, the gradients of both states handed back.

    Parameters
    ----------
    dhs : ndarray, shape (T, B, H)
        Gradient of the loss with respect to each hidden state as an output.
    cache : LSTMCache
    dcs : ndarray, shape (T, B, H), optional
        Gradient with respect to each cell state, where a loss reads the cell state itself.

    Returns
    -------
    LSTMGrads
    """
    xs, cs, steps, params = cache
    dxs = np.empty(xs.shape, np.result_type(dhs, cs))
    dh_next = np.zeros(cs.shape[1:], dxs.dtype)                        # (B, H), nothing after the end
    dc_next = np.zeros_like(dh_next)                                   # (B, H)
    totals = LSTMParams(*(np.zeros_like(array) for array in params))
    for t in reversed(range(len(steps))):
        dc = dc_next if dcs is None else dc_next + dcs[t]
        step = lstm_step_backward(dhs[t] + dh_next, dc, steps[t])
        dxs[t] = step.dx
        dh_next, dc_next = step.dh_prev, step.dc_prev
        totals = LSTMParams(*(total + new for total, new in zip(totals, step.params, strict=True)))
    return LSTMGrads(dxs, dh_next, dc_next, totals)
