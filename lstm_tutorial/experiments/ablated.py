"""An LSTM with switches: any of its parts can be taken out, to see what it was worth.

The parts and their names are those of Greff et al. (2017). What is left of a gate that has been taken out is a 1:
everything is let in, kept or shown. What is left of an activation is a straight line.

Written for speed, since chapter 14 trains it some hundreds of times: the pre-activations of input gate, forget gate,
candidate and output gate (in this order) come from one product, and inside, features stand before the batch. With
everything switched on it is the cell of `lstm_tutorial.lstm`.
"""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.contracts import expects

I, F, G, O = range(4)
SHAPES = {"W": "D G", "U": "H G", "b": "G"}


class Switches(NamedTuple):
    """What the cell has. All True but the last two is the LSTM of the book."""

    input_gate: bool = True
    forget_gate: bool = True
    output_gate: bool = True
    input_activation: bool = True  #: the tanh of the candidate
    output_activation: bool = True  #: the tanh through which the memory is shown
    coupled: bool = False  #: the forget gate is 1 minus the input gate
    peepholes: bool = False  #: the gates read the memory, too


#: The names of Greff et al. (2017): no input gate, …, coupled input and forget gate.
VARIANTS = {
    "full": Switches(),
    "NIG": Switches(input_gate=False),
    "NFG": Switches(forget_gate=False),
    "NOG": Switches(output_gate=False),
    "NIAF": Switches(input_activation=False),
    "NOAF": Switches(output_activation=False),
    "CIFG": Switches(coupled=True),
}


class AblatedParams(NamedTuple):
    """The parameters of the four parts side by side, G = 4 H columns in the order i, f, g, o."""

    W: np.ndarray  #: input weights, shape (D, G)
    U: np.ndarray  #: recurrent weights, shape (H, G)
    b: np.ndarray  #: bias, shape (G,)
    P: np.ndarray | None  #: peephole weights of i, f and o, shape (3, H); None without


class AblatedCache(NamedTuple):
    """What the backward pass needs; features before the batch."""

    xs: np.ndarray  #: inputs, shape (T, B, D)
    hs: np.ndarray  #: hidden states from h_0 on, shape (T + 1, H, B)
    cs: np.ndarray  #: cell states from c_0 on, shape (T + 1, H, B)
    parts: np.ndarray  #: i, f, g and o, shape (T, 4, H, B)
    shown: np.ndarray  #: the memory as the output gate sees it, shape (T, H, B)
    params: AblatedParams
    switches: Switches


class AblatedGrads(NamedTuple):
    """Gradients of the loss with respect to what went into a sequence."""

    dh_0: np.ndarray  #: shape (B, H)
    dc_0: np.ndarray  #: shape (B, H)
    params: AblatedParams


@expects(xs="T B D", h_0="B H", c_0="B H", params=SHAPES)
def ablated_forward(xs, h_0, c_0, params, switches):
    """Every time step in turn.

    Parameters
    ----------
    xs : ndarray, shape (T, B, D)
    h_0, c_0 : ndarray, shape (B, H)
    params : AblatedParams
    switches : Switches

    Returns
    -------
    hs, cs : ndarray, shape (T, B, H)
    cache : AblatedCache
    """
    (T, B, _), H, (W, U, b, P) = xs.shape, h_0.shape[1], params
    # sigmoid(a) = (1 + tanh(a / 2)) / 2: with k = 1/2 for the gates and 1 for the candidate, one tanh serves all four
    k = np.array([0.5, 0.5, 1.0, 0.5]).reshape(4, 1, 1)
    columns = np.repeat(k.ravel(), H)[:, None]                         # (G, 1)
    from_x = (columns * (W.T @ xs.transpose(0, 2, 1) + b[:, None])).reshape(T, 4, H, B)
    U_T = columns * U.T                                                # (G, H)
    hs, cs = np.empty((T + 1, H, B)), np.empty((T + 1, H, B))
    parts, shown = np.empty((T, 4, H, B)), np.empty((T, H, B))
    hs[0], cs[0] = h_0.T, c_0.T
    removed = _removed(switches)
    for t in range(T):
        a = (U_T @ hs[t]).reshape(4, H, B)
        a += from_x[t]
        if P is not None:
            a[:2] += P[:2, :, None] / 2 * cs[t]
        part = np.tanh(a, out=parts[t])                                # (4, H, B)
        part *= k
        part += 1 - k
        if not switches.input_activation:
            part[G] = a[G]
        if switches.coupled:
            part[F] = 1 - part[I]
        part[removed] = 1
        c = part[F] * cs[t] + part[I] * part[G]                        # (H, B)
        if P is not None and switches.output_gate:
            part[O] = 0.5 + 0.5 * np.tanh(a[O] + P[2, :, None] / 2 * c)
        shown[t] = np.tanh(c) if switches.output_activation else c
        cs[t + 1], hs[t + 1] = c, part[O] * shown[t]
    cache = AblatedCache(xs, hs, cs, parts, shown, params, switches)
    return hs[1:].transpose(0, 2, 1), cs[1:].transpose(0, 2, 1), cache


@expects(cache={"xs": "T B D"}, dhs="T B H", dcs="T B H")
def ablated_backward(dhs, cache, dcs=None):
    """Backpropagation through time.

    What does not wait for the gradient, the slopes, is worked out for all steps at once; the loop does the rest.

    Parameters
    ----------
    dhs : ndarray, shape (T, B, H)
        Gradient of the loss with respect to each hidden state as an output.
    cache : AblatedCache
    dcs : ndarray, shape (T, B, H), optional
        Gradient with respect to each cell state, where a loss reads it.

    Returns
    -------
    AblatedGrads
        Zero for what nothing reads, such as the weights of a gate that has been taken out.
    """
    xs, hs, cs, parts, U, P = *cache[:4], cache.params.U, cache.params.P
    (T, B, D), H = xs.shape, len(U)
    c_by_a, h_by_a_o, h_by_c = _slopes(cache)                          # (T, 3, H, B), (T, H, B), (T, H, B)
    dhs = dhs.transpose(0, 2, 1)                                       # (T, H, B)
    das = np.empty((T, 4, H, B))
    dh_next, dc_next = np.zeros((H, B)), np.zeros((H, B))
    for t in reversed(range(T)):
        dh = dhs[t] + dh_next                                          # (H, B)
        da_o = np.multiply(dh, h_by_a_o[t], out=das[t, O])             # (H, B)
        dc = dh * h_by_c[t] + dc_next                                  # (H, B)
        if dcs is not None:
            dc += dcs[t].T
        if P is not None:
            dc += P[2, :, None] * da_o
        np.multiply(dc, c_by_a[t], out=das[t, :O])                     # (3, H, B)
        dh_next = U @ das[t].reshape(4 * H, B)                         # (H, B)
        dc_next = dc * parts[t, F]                                     # (H, B)
        if P is not None:
            dc_next += (P[:2, :, None] * das[t, :2]).sum(axis=0)
    columns = das.transpose(0, 3, 1, 2).reshape(T * B, 4 * H)
    dP = None
    if P is not None:
        into_c = (das[:, :2] * cs[:-1, None]).sum(axis=(0, 3))         # (2, H)
        dP = np.vstack([into_c, (das[:, O] * cs[1:]).sum(axis=(0, 2))])
    return AblatedGrads(dh_next.T, dc_next.T, AblatedParams(
        W=xs.reshape(T * B, D).T @ columns,
        U=hs[:-1].transpose(0, 2, 1).reshape(T * B, H).T @ columns,
        b=columns.sum(axis=0),
        P=dP,
    ))  # fmt: skip


def _removed(switches):
    """The gates that are a constant 1, as indices."""
    return [gate for gate, there in zip((I, F, O), switches[:3], strict=True) if not there]


def _slopes(cache):
    """How c moves with the pre-activations of i, f and g; how h moves with that of o, and with c."""
    _, _, cs, parts, shown, _, switches = cache
    i, _, g, o = parts.transpose(1, 0, 2, 3)                           # (T, H, B) each
    slopes = parts * (1 - parts)                                       # the sigmoid's
    slopes[:, G] = 1 - g**2 if switches.input_activation else 1.0
    slopes[:, _removed(switches)] = 0
    into_c = np.stack([g, cs[:-1], i], axis=1)                         # (T, 3, H, B)
    if switches.coupled:
        into_c[:, I] -= cs[:-1]                                        # what is let in pushes out what was there
        slopes[:, F] = 0
    return into_c * slopes[:, :O], shown * slopes[:, O], o * (1 - shown**2) if switches.output_activation else o
