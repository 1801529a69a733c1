"""The plain recurrent network, written for speed, by the same means as the LSTM."""

import numpy as np

from lstm_tutorial.fused.backward import forget_traces
from lstm_tutorial.fused.door import expects
from lstm_tutorial.fused.memory import scratch
from lstm_tutorial.fused.products import Pieces, blocks_of
from lstm_tutorial.rnn import PARAMS, RNNCache, RNNGrads, RNNParams


@expects(xs="T B D", h_0="B H", params=PARAMS)
def rnn_forward(xs, h_0, params):
    """Every time step in turn: the same as `lstm_tutorial.rnn.rnn_forward`, to rounding.

    Parameters
    ----------
    xs : ndarray, shape (T, B, D)
    h_0 : ndarray, shape (B, H)
        Hidden state before the first step.
    params : RNNParams

    Returns
    -------
    hs : ndarray, shape (T, B, H)
        ``hs[t]`` is the hidden state after step t.
    cache : RNNCache
    """
    W, U, b = params
    B, H = h_0.shape
    hs = np.empty((len(xs), B, H), np.result_type(xs, h_0, W, U, b, np.float16))
    weights = Pieces("weights, cut", B, np.concatenate([U, W, b[None]], dtype=hs.dtype)[None])
    z = scratch("z", (1, B, H), hs.dtype)
    pieces = weights.out(z)
    for steps in blocks_of(xs.shape, H):
        rows = _read(xs, h_0, hs, steps)
        for reads, h in zip(weights.left(rows[:-1]), rows[1:, :, :H], strict=True):
            np.matmul(reads, weights.matrices, pieces)                 # (1, B, H)
            np.tanh(z[0], h)
        hs[steps] = rows[1:, :, :H]
    return hs, RNNCache(xs, h_0, hs, params)


@expects(cache={"xs": "T B D", "hs": "T B H"}, dhs="T B H")
def rnn_backward(dhs, cache):
    """Backpropagation through time: the same as `lstm_tutorial.rnn.rnn_backward`, to rounding.

    What has all but vanished becomes zero, as in `lstm_tutorial.fused.lstm_backward`.

    Parameters
    ----------
    dhs : ndarray, shape (T, B, H)
        Gradient of the loss with respect to each hidden state as an output.
    cache : RNNCache

    Returns
    -------
    RNNGrads
    """
    xs, h_0, hs, (W, U, _) = cache
    (_, B, D), H = xs.shape, h_0.shape[1]
    dtype = np.result_type(dhs, hs, W, U)
    dxs, dh = np.empty(xs.shape, dtype), np.zeros((B, H), dtype)
    dweights, more = np.zeros((1, H + D + 1, H), dtype), scratch("dweights", (1, H + D + 1, H), dtype)
    back = Pieces("U back, cut", B, np.array(U.T, dtype, order="C")[None])
    pieces = back.out(dh[None])
    for steps in reversed(blocks_of(xs.shape, H)):
        da = np.square(hs[steps], out=scratch("da", hs[steps].shape, dtype))
        np.subtract(np.array(1, dtype), da, da)                        # tanh' = 1 - tanh^2
        for dh_t, da_t, left in zip(dhs[steps][::-1], da[::-1], back.left(da[:, None])[::-1], strict=True):
            np.add(dh, dh_t, dh)                                       # (B, H)
            np.multiply(da_t, dh, da_t)
            np.matmul(left, back.matrices, pieces)                     # into dh
        rows, da = len(da) * B, da.reshape(1, -1, H)
        np.matmul(da, W.T[None], dxs[steps].reshape(1, rows, D))
        np.matmul(_read(xs, h_0, hs, steps)[:-1].reshape(rows, -1).T, da, more)
        dweights += more
        if steps.start > 0:
            forget_traces(dh)
    dU, dW, db = np.split(dweights[0], [H, H + D])
    return RNNGrads(dxs, dh, RNNParams(dW, dU, db[0]))


def _read(xs, h_0, hs, steps):
    """What is read at each of some steps, side by side: h_prev, x and 1, for U, W and b; and a row for the last h.

    The hidden states are those that are known so far.
    """
    (_, B, D), H = xs.shape, h_0.shape[1]
    rows = scratch("read", (steps.stop - steps.start + 1, B, H + D + 1), hs.dtype)
    rows[0, :, :H] = h_0 if steps.start == 0 else hs[steps.start - 1]
    rows[1:, :, :H] = hs[steps]
    rows[:-1, :, H:-1] = xs[steps]
    rows[:-1, :, -1] = 1
    return rows
