"""Joining the arrays of all gates into one, in whatever order, and taking them apart again.

Libraries keep one matrix for all gates, because one large product is faster than four small ones. The
book keeps them apart, because each has a name. Only the order is a convention, and every library has
its own. All that they differ in beyond that stands in the modules beside this one.
"""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.lstm import LSTMParams
from lstm_tutorial.rnn import RNNParams
from lstm_tutorial.variants import BidirectionalParams, GRUParams


class Packed(NamedTuple):
    """A cell of n gates, packed: row vectors, as in the book, and two biases, as in the libraries."""

    W: np.ndarray  #: input weights, shape (D, n H)
    U: np.ndarray  #: recurrent weights, shape (H, n H)
    biases: np.ndarray  #: shape (2, n H): what is added beside the inputs, and beside the state


def pack(params, order):
    """Put the arrays of all gates side by side.

    Parameters
    ----------
    params : named tuple of ndarray
        Such as LSTMParams.
    order : str
        The gates' letters in the order wanted, such as "ifgo"; empty for the plain RNN, which has one sum.

    Returns
    -------
    Packed
        The second bias is zero but for the GRU's ``b_u``, which belongs there and nowhere else.
    """
    W, U, b = (join(params, kind, order) for kind in "WUb")
    other = np.zeros_like(b)
    if isinstance(params, GRUParams):
        other[gate_columns("g", order, len(U))] = params.b_u
    return Packed(W, U, np.stack([b, other]))


def unpack(packed, kind, order):
    """Take apart what `pack` put together.

    Parameters
    ----------
    packed : Packed
    kind : type
        Such as LSTMParams.
    order : str
        The gates' letters in the order in which they stand; empty for the plain RNN.

    Returns
    -------
    named tuple of ndarray, of type `kind`
        Copies: what came is not written to through them. Two biases that are added anyway come as their sum.
    """
    W, U, (one, other) = packed
    b, own = one + other, {}
    if kind is GRUParams:
        columns = gate_columns("g", order, len(U))
        b[columns], own["b_u"] = one[columns], other[columns].copy()
    return kind(**split(W, "W", order), **split(U, "U", order), **split(b, "b", order), **own)


def join(params, kind, order):
    """Join one kind of array, "W", "U", "b" or "p", over all gates: shape (..., n H)."""
    return np.concatenate([getattr(params, name) for name in _names(kind, order)], axis=-1)


def split(joined, kind, order):
    """Take apart what `join` joined: a dict of copies by their names, such as "W_i"."""
    parts = np.split(joined, max(1, len(order)), axis=-1)
    return {name: part.copy() for name, part in zip(_names(kind, order), parts, strict=True)}


def gate_columns(letter, order, H):
    """Where one gate stands among the n H columns, as a slice."""
    return slice(order.index(letter) * H, (order.index(letter) + 1) * H)


def count_gates(function_name, name, recurrent):
    """How many gates a packed matrix of recurrent weights holds.

    Parameters
    ----------
    function_name, name : str
        Named in the message.
    recurrent : ndarray, shape (H, n H)

    Returns
    -------
    int
        1 for the plain RNN, 3 for the GRU, 4 for the LSTM.

    Raises
    ------
    ValueError
        For a matrix of another form.
    """
    shape = np.shape(recurrent)
    if len(shape) == 2 and shape[0] and shape[1] in (shape[0], 3 * shape[0], 4 * shape[0]):
        return shape[1] // shape[0]
    raise ValueError(
        f"{function_name}: {name}, with one row for each unit, would have shape {shape}; expected (H, H) for a plain "
        "RNN, (H, 3H) for a GRU, (H, 4H) for an LSTM. Likely cause: the layout of another library, whose matrices "
        "are transposed, or other weights in the place of the recurrent ones."
    )


def check_kind(function_name, params, kinds):
    """Raise ``ValueError`` for parameters that a library has no layer for.

    Parameters
    ----------
    function_name : str
        Named at the start of the message.
    params : object
        Two directions are looked at one by one.
    kinds : collection of type
    """
    for cell in directions_of(params):
        if type(cell) not in kinds:
            known = ", ".join(kind.__name__ for kind in kinds)
            raise ValueError(f"{function_name}: params is a {type(cell).__name__}; expected one of {known}.")


def check_shapes(function_name, arrays, shapes):
    """Raise ``ValueError`` for the first array of another shape than its layout says.

    Parameters
    ----------
    function_name : str
        Named at the start of the message.
    arrays : dict of str to ndarray
    shapes : dict of str to tuple of int
    """
    for name, shape in shapes.items():
        if np.shape(arrays[name]) != shape:
            raise ValueError(
                f"{function_name}: {name} has shape {np.shape(arrays[name])}; expected {shape}. Likely cause: the "
                "layout of another library, or arrays of two layers of different sizes."
            )


def directions_of(params):
    """The cells of a layer: one, or the two of a bidirectional layer."""
    return list(params) if isinstance(params, BidirectionalParams) else [params]


def from_directions(cells):
    """The layer that consists of these cells."""
    return BidirectionalParams(*cells) if len(cells) == 2 else cells[0]


#: Number of gates -> the type of the parameters, where nothing else decides.
KIND_OF = {1: RNNParams, 3: GRUParams, 4: LSTMParams}


def _names(kind, order):
    return [f"{kind}_{letter}" for letter in order] if order else [kind]
