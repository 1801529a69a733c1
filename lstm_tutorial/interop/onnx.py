"""Weights to and from ONNX: the inputs W, R, B and P of its operators RNN, LSTM and GRU.

ONNX is a file format for models, into which frameworks export. What differs from the book:

- the matrices are transposed, as PyTorch's are, and have a first axis for the directions, one or two;
- the orders are i, o, f, c for the LSTM (c is our g) and z, r, h for the GRU (h is our g); peepholes i, o, f;
- B holds both biases one after the other, first all beside the inputs, then all beside the state;
- the GRU's reset gate acts *before* the product unless ``linear_before_reset`` is 1.

Nothing here imports onnx. Source: the operators' specification, opset 22.
"""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.interop.packing import (
    KIND_OF,
    Packed,
    check_kind,
    check_shapes,
    count_gates,
    directions_of,
    from_directions,
    join,
    pack,
    split,
    unpack,
)
from lstm_tutorial.lstm import LSTMParams
from lstm_tutorial.rnn import RNNParams
from lstm_tutorial.variants import GRUParams, PeepholeParams, ResetFirstParams

ORDERS = {RNNParams: "", GRUParams: "zrg", ResetFirstParams: "zrg", LSTMParams: "iofg", PeepholeParams: "iofg"}
OPERATORS = {RNNParams: "RNN", GRUParams: "GRU", ResetFirstParams: "GRU", LSTMParams: "LSTM", PeepholeParams: "LSTM"}
PEEPHOLES = "iof"

#: The attributes that leave the meaning of the weights as it is; and the activations, where they are the usual ones.
KNOWN = {"hidden_size", "direction", "layout", "linear_before_reset"}
ACTIVATIONS = {"RNN": ["Tanh"], "GRU": ["Sigmoid", "Tanh"], "LSTM": ["Sigmoid", "Tanh", "Tanh"]}


class Node(NamedTuple):
    """An operator: its name, its attributes, and those of its inputs that are weights."""

    operator: str  #: "RNN", "LSTM" or "GRU"
    attributes: dict  #: by their names, such as hidden_size
    weights: dict  #: W (directions, n H, D), R (directions, n H, H); B (directions, 2 n H) and P (directions, 3 H)


def to_onnx(params):
    """Pack parameters as an operator of ONNX wants them.

    Parameters
    ----------
    params : RNNParams, GRUParams, ResetFirstParams, LSTMParams or PeepholeParams; or BidirectionalParams of two

    Returns
    -------
    Node
        With the attributes hidden_size, direction and, for a GRU, linear_before_reset.
    """
    check_kind("to_onnx", params, ORDERS)
    cells = directions_of(params)
    packed = [_pack(cell) for cell in cells]
    weights = {name: np.stack([one[name] for one in packed]) for name in packed[0]}
    attributes = {
        "hidden_size": weights["R"].shape[-1],
        "direction": "forward" if len(cells) == 1 else "bidirectional",
    }
    operator = OPERATORS[type(cells[0])]
    if operator == "GRU":
        attributes["linear_before_reset"] = int(isinstance(cells[0], GRUParams))
    return Node(operator, attributes, weights)


def from_onnx(node):
    """Unpack the weights of an operator.

    Parameters
    ----------
    node : Node
        Where B is left out, it is zero; where P is, there are no peepholes.

    Returns
    -------
    RNNParams, GRUParams, ResetFirstParams, LSTMParams or PeepholeParams; or BidirectionalParams of two
        For the direction "reverse" the one cell; `lstm_tutorial.variants.reverse` turns what it is to read.

    Raises
    ------
    ValueError
        For attributes that change what is computed (``clip``, ``input_forget``, unusual activations), and for
        shapes that are none of ONNX's.
    """
    W, R = node.weights["W"], node.weights["R"]                        # (directions, n H, D), (directions, n H, H)
    _check_attributes(node, len(R))
    weights = {"B": np.zeros((len(R), 2 * R.shape[1]), R.dtype)} | node.weights
    check_shapes("from_onnx", weights, {"W": (*R.shape[:2], W.shape[-1]), "B": (len(R), 2 * R.shape[1])})
    kind = KIND_OF[count_gates("from_onnx", "R", R[0].T)]
    if kind is GRUParams and not node.attributes.get("linear_before_reset", 0):
        kind = ResetFirstParams
    return from_directions([_unpack({name: array[k] for name, array in weights.items()}, kind) for k in range(len(R))])


def _pack(cell):
    W, U, biases = pack(cell, ORDERS[type(cell)])
    packed = {"W": W.T, "R": U.T, "B": biases.ravel()}                 # (n H, D), (n H, H), (2 n H,)
    return packed | ({"P": join(cell, "p", PEEPHOLES)} if isinstance(cell, PeepholeParams) else {})


def _unpack(weights, kind):
    """One direction's cell; `weights` without the axis of directions."""
    packed = Packed(weights["W"].T, weights["R"].T, weights["B"].reshape(2, -1))
    cell = unpack(packed, kind, ORDERS[kind])
    return PeepholeParams(*cell, **split(weights["P"], "p", PEEPHOLES)) if "P" in weights else cell


def _check_attributes(node, directions):
    for name, value in node.attributes.items():
        usual = name == "activations" and list(value) == ACTIVATIONS[node.operator] * directions
        if name not in KNOWN and not usual and value:
            raise ValueError(f"from_onnx: {name} is {value!r}; no cell of the book computes that.")
