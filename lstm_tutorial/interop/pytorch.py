"""Weights to and from PyTorch: the ``state_dict`` of ``torch.nn.RNN``, ``LSTM`` and ``GRU``.

Four things differ from the book:

- the matrices are transposed, because PyTorch multiplies with ``x @ W.T``;
- the gates are packed below one another, i, f, g, o for the LSTM and r, z, n for the GRU (n is our g);
- there are two biases, ``bias_ih`` beside the inputs and ``bias_hh`` beside the state. They are added, so
  only their sum counts, but for the GRU's candidate, where the reset gate stands between them;
- layers and directions stand in the names: ``weight_ih_l0``, ``weight_ih_l0_reverse``, ``weight_ih_l1``.

Nothing here imports torch. To it: ``module.load_state_dict({name: torch.from_numpy(array) for name, array
in to_torch(params).items()})``. From it: ``from_torch({name: tensor.numpy() for name, tensor in
module.state_dict().items()})``. Source: the documentation of these three classes, PyTorch 2.
"""

import re

import numpy as np

from lstm_tutorial.interop.packing import (
    KIND_OF,
    Packed,
    check_kind,
    check_shapes,
    count_gates,
    directions_of,
    from_directions,
    pack,
    unpack,
)
from lstm_tutorial.lstm import LSTMParams
from lstm_tutorial.rnn import RNNParams
from lstm_tutorial.variants import GRUParams

ORDERS = {RNNParams: "", GRUParams: "rzg", LSTMParams: "ifgo"}
SUFFIXES = ("", "_reverse")


def to_torch(params):
    """Pack parameters as a PyTorch module names them.

    The whole bias goes to ``bias_ih``, and ``bias_hh`` is zero, but for the GRU's ``b_u``.

    Parameters
    ----------
    params : RNNParams, GRUParams or LSTMParams; or BidirectionalParams of two; or a sequence of layers of such
        As in `lstm_tutorial.variants.stacked_forward`.

    Returns
    -------
    dict of str to ndarray
        What ``load_state_dict`` of a module with the same sizes, layers and directions takes, as arrays.
    """
    layers = [params] if hasattr(params, "_fields") else list(params)
    state_dict = {}
    for number, layer in enumerate(layers):
        check_kind("to_torch", layer, ORDERS)
        for cell, suffix in zip(directions_of(layer), SUFFIXES, strict=False):
            W, U, (one, other) = pack(cell, ORDERS[type(cell)])
            place = f"l{number}{suffix}"
            state_dict[f"weight_ih_{place}"] = W.T.copy()              # (n H, D)
            state_dict[f"weight_hh_{place}"] = U.T.copy()              # (n H, H)
            state_dict[f"bias_ih_{place}"] = one                       # (n H,)
            state_dict[f"bias_hh_{place}"] = other                     # (n H,)
    return state_dict


def from_torch(state_dict):
    """Unpack what a PyTorch module has learned.

    Parameters
    ----------
    state_dict : dict of str to ndarray
        With PyTorch's names. Without biases (``bias=False``), they are zero.

    Returns
    -------
    tuple
        One entry for each layer, from the lowest: RNNParams, GRUParams or LSTMParams, which of them the shapes
        say, or BidirectionalParams of two. What `lstm_tutorial.variants.stacked_forward` takes.

    Raises
    ------
    ValueError
        If names are missing or unknown, or the shapes are none of PyTorch's.

    Notes
    -----
    A plain RNN is taken to squash with tanh: ``nonlinearity="relu"`` leaves no trace in the weights.
    """
    cells, layers = _by_place(state_dict), []
    while (len(layers), "") in cells:
        places = [(len(layers), suffix) for suffix in SUFFIXES]
        layers.append(from_directions([_unpack(cells.pop(place)) for place in places if place in cells]))
    if cells or not layers:
        raise ValueError(
            f"from_torch: the names are {', '.join(state_dict) or 'none'}; expected those of all layers, from l0 on."
        )
    return tuple(layers)


def _by_place(state_dict):
    """From (layer, suffix) to the arrays of that cell by their kind, such as "weight_ih"."""
    cells = {}
    for name, array in state_dict.items():
        found = re.fullmatch(r"(weight_ih|weight_hh|bias_ih|bias_hh)_l(\d+)(_reverse)?", name)
        if not found:
            raise ValueError(
                f"from_torch: {name!r} is no name in an RNN, LSTM or GRU; expected names such as 'weight_ih_l0'. "
                "Likely cause: the state_dict of a larger module, whose names begin with the layer's, or an LSTM "
                "with proj_size, which has no counterpart in the book."
            )
        kind, layer, suffix = found.groups()
        cells.setdefault((int(layer), suffix or ""), {})[kind] = np.asarray(array)
    return cells


def _unpack(cell):
    missing = [kind for kind in ("weight_ih", "weight_hh") if kind not in cell]
    if missing:
        raise ValueError(f"from_torch: {' and '.join(missing)} of a layer is missing.")
    W, U = cell["weight_ih"].T, cell["weight_hh"].T                    # (D, n H), (H, n H)
    gates = count_gates("from_torch", "weight_hh", U)
    kind, width = KIND_OF[gates], U.shape[1]
    cell = dict.fromkeys(("bias_ih", "bias_hh"), np.zeros(width, U.dtype)) | cell
    check_shapes("from_torch", cell, {"weight_ih": (width, len(W)), "bias_ih": (width,), "bias_hh": (width,)})
    return unpack(Packed(W, U, np.stack([cell["bias_ih"], cell["bias_hh"]])), kind, ORDERS[kind])
