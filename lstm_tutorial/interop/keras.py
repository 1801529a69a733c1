"""Weights to and from Keras: what ``get_weights`` of ``SimpleRNN``, ``LSTM`` and ``GRU`` gives.

Keras multiplies as the book does, ``x @ kernel``, and packs the gates side by side. What differs is

- the order: i, f, c, o for the LSTM (c is our g), which is ours, and z, r, h for the GRU (h is our g);
- the GRU's bias, which has two rows: one beside the inputs, one beside the state. With
  ``reset_after=False`` the reset gate acts first, and there is one bias, of one axis;
- the axes of the data: batch before time. ``xs.swapaxes(0, 1)`` turns them round.

Nothing here imports keras. To it: ``layer.set_weights(to_keras(params))``, once the layer is built. From
it: ``from_keras(layer.get_weights())``. Source: the source code of these layers, Keras 3.
"""

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
from lstm_tutorial.variants import GRUParams, ResetFirstParams

ORDERS = {RNNParams: "", GRUParams: "zrg", ResetFirstParams: "zrg", LSTMParams: "ifgo"}


def to_keras(params):
    """Pack parameters as a Keras layer wants them.

    Parameters
    ----------
    params : RNNParams, GRUParams, ResetFirstParams or LSTMParams; or BidirectionalParams of two
        ResetFirstParams are for ``GRU(..., reset_after=False)``, GRUParams for Keras's default. Two directions are
        for ``Bidirectional``, which joins them as the book does (``merge_mode="concat"``).

    Returns
    -------
    list of ndarray
        The kernel (D, n H), the recurrent kernel (H, n H) and the bias, (n H,) or (2, n H); twice for two directions.
    """
    check_kind("to_keras", params, ORDERS)
    weights = []
    for cell in directions_of(params):
        W, U, biases = pack(cell, ORDERS[type(cell)])
        weights += [W, U, biases if isinstance(cell, GRUParams) else biases[0]]
    return weights


def from_keras(weights):
    """Unpack what a Keras layer has learned.

    Parameters
    ----------
    weights : sequence of ndarray
        Kernel, recurrent kernel and bias, as ``get_weights`` orders them; six arrays from ``Bidirectional``.

    Returns
    -------
    RNNParams, GRUParams, ResetFirstParams or LSTMParams, or BidirectionalParams of two
        Which of them, the shapes say.

    Raises
    ------
    ValueError
        For another number of arrays, or shapes that are none of Keras's.
    """
    if len(weights) not in (3, 6):
        raise ValueError(
            f"from_keras: {len(weights)} arrays came; expected 3, the kernel, the recurrent kernel and the bias, or 6 "
            "for two directions. Likely cause: the weights of a whole model, or use_bias=False."
        )
    arrays = [np.asarray(array) for array in weights]
    return from_directions([_unpack(*arrays[k : k + 3]) for k in range(0, len(arrays), 3)])


def _unpack(kernel, recurrent, bias):
    kind = KIND_OF[count_gates("from_keras", "the recurrent kernel", recurrent)]
    if kind is GRUParams and bias.ndim == 1:
        kind = ResetFirstParams
    width = recurrent.shape[1]
    shapes = {
        "the kernel": (len(kernel), width),
        "the bias": (2, width) if kind is GRUParams else (width,),
    }
    check_shapes("from_keras", {"the kernel": kernel, "the bias": bias}, shapes)
    biases = bias if kind is GRUParams else np.stack([bias, np.zeros_like(bias)])
    return unpack(Packed(kernel, recurrent, biases), kind, ORDERS[kind])
