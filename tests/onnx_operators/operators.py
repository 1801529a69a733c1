"""An operator of ONNX, computed by the book's cells."""

import numpy as np

from lstm_tutorial.interop import Node, from_onnx
from lstm_tutorial.variants import BidirectionalParams, reverse, true_steps
from lstm_tutorial.variants.bidirectional import bidirectional_forward
from lstm_tutorial.variants.lengths import padded_forward


def run_operator(operator, attributes, inputs):
    """Compute Y, Y_h and, for an LSTM, Y_c.

    Parameters
    ----------
    operator : {"RNN", "LSTM", "GRU"}
    attributes : dict
    inputs : dict of str to ndarray
        By ONNX's names: X, W, R, and any of B, sequence_lens, initial_h, initial_c, P.

    Returns
    -------
    dict of str to ndarray
    """
    weights = {name: inputs[name] for name in ("W", "R", "B", "P") if name in inputs}
    params = from_onnx(Node(operator, attributes, weights))
    batch_first, turned = attributes.get("layout", 0), attributes.get("direction") == "reverse"
    xs = inputs["X"].swapaxes(0, 1) if batch_first else inputs["X"]    # (T, B, D)
    T, B, _ = xs.shape
    lengths = inputs.get("sequence_lens", np.full(B, T))
    starts = _starts(operator, inputs, batch_first)
    if isinstance(params, BidirectionalParams):
        (hs, *_), cache = bidirectional_forward(xs, starts, params, lengths)
        finals = cache.finals
    else:
        states, _ = padded_forward(reverse(xs, lengths) if turned else xs, starts, params, lengths)
        hs, finals = reverse(states[0], lengths) if turned else states[0], [state[-1] for state in states]
    hs = np.where(true_steps(lengths, T)[..., None], hs, 0)            # ONNX has zeros on the padding
    outputs = {"Y": _split(hs, len(weights["W"])).swapaxes(1, 2)}      # (T, directions, B, H)
    for name, final in zip(("Y_h", "Y_c"), finals, strict=False):
        outputs[name] = _split(final, len(weights["W"])).swapaxes(0, 1)  # (directions, B, H)
    if batch_first:
        outputs["Y"] = outputs["Y"].transpose(2, 0, 1, 3)
        outputs |= {name: outputs[name].swapaxes(0, 1) for name in outputs if name != "Y"}
    return outputs


def _starts(operator, inputs, batch_first):
    """Our (B, directions H) from ONNX's initial states, (directions, B, H) or (B, directions, H); None for zeros."""
    given = [inputs.get(name) for name in ("initial_h", "initial_c")[: 2 if operator == "LSTM" else 1]]
    if given[0] is None:
        return None
    return tuple(np.concatenate(list(one.swapaxes(0, 1) if batch_first else one), axis=-1) for one in given)


def _split(states, directions):
    """From (..., directions H) to (..., directions, H)."""
    return states.reshape(*states.shape[:-1], directions, -1)
