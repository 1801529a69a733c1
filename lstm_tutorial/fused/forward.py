"""The LSTM forward in time, written for speed."""

import numpy as np

from lstm_tutorial.fused.cache import KEPT, FusedCache
from lstm_tutorial.fused.memory import lend, scratch
from lstm_tutorial.fused.products import Pieces, blocks_of

#: The order of the gates in all arrays here: the three sigmoids together, and the candidate beside the memory.
ORDER = "gfio"


def go_forward(xs, h_0, c_0, params, keep, hs, cs):
    """Read sequences from given states, as `lstm_forward` does.

    Parameters
    ----------
    xs, h_0, c_0, params, keep
        As there.
    hs, cs : ndarray, shape (T, B, H)
        Filled with the states after each step.

    Returns
    -------
    FusedCache, or None
    """
    (T, B, D), H, dtype = xs.shape, h_0.shape[1], hs.dtype
    weights = _weights(params, (B, D, H), dtype)
    if keep:
        read, kept = lend((T + 1, B, H + D + 1), dtype), lend((T + 1, len(KEPT), B, H), dtype)
    h, c = h_0, c_0
    for steps in blocks_of(xs.shape, H):
        if keep:
            rows, places = (array[steps.start : steps.stop + 1] for array in (read, kept))
        else:
            n = steps.stop - steps.start + 1
            rows, places = scratch("read", (n, B, H + D + 1), dtype), _overlapping_places(n, (B, H), dtype)
        rows[0, :, :H], places[0, 0] = h, c
        rows[:-1, :, H:-1] = xs[steps]
        rows[:, :, -1] = 1
        _take_steps(rows, weights, places)
        hs[steps], cs[steps] = rows[1:, :, :H], places[1:, 0]  # copies: the caller may do with them as he likes
        h, c = hs[steps.stop - 1], cs[steps.stop - 1]
    return FusedCache(xs, cs, params, kept, read) if keep else None


def _overlapping_places(count, shape, dtype):
    """Places for as many steps where nothing but c is kept: each begins one array behind the one before.

    Each step puts its c into the place of the next, where its own g stands, which is of no more use by then. In the
    end the c of all steps lie side by side.
    """
    arrays = scratch("places", (count + len(KEPT) - 1, *shape), dtype)
    return np.ndarray((count, len(KEPT), *shape), dtype, arrays, strides=(arrays.strides[0], *arrays.strides))


def _weights(params, shape, dtype):
    """All weights of each gate as one matrix, (H + D + 1, H): U, then W, then b, for an input that is always 1.

    sigmoid(z) = (1 + tanh(z / 2)) / 2: with all weights of the sigmoids halved, one tanh serves all four gates.
    """
    B, D, H = shape
    weights = scratch("weights", (4, H + D + 1, H), dtype)
    for U_W_b, k in zip(weights, ORDER, strict=True):
        U_W_b[:H] = getattr(params, f"U_{k}")
        U_W_b[H:-1] = getattr(params, f"W_{k}")
        U_W_b[-1] = getattr(params, f"b_{k}")
    weights[1:] *= dtype.type(0.5)
    return Pieces("weights, cut", B, weights)


def _take_steps(rows, weights, places):
    """The recurrence itself.

    Parameters
    ----------
    rows : ndarray, shape (steps + 1, B, H + D + 1)
        What the gates read at each step: h_prev, x and 1. Each step writes its h into the row of the next.
    weights : Pieces
    places : ndarray, shape (steps + 1, 6, B, H)
        Where each step does its arithmetic, and leaves what is in `KEPT`. Each writes its c into the place of the next,
        as its c_prev.
    """
    matmul, add, multiply, tanh = np.matmul, np.add, np.multiply, np.tanh
    W, H, now = weights.matrices, places.shape[3], places[:-1]
    half = np.array(0.5, places.dtype)  # as an array, or each use would make one of it
    parts = scratch("old, new", (2, *places.shape[2:]), places.dtype)
    old, new = parts
    for read, a, products, sigmoids, f_i, c_g, o, tanh_c, c, h in zip(
        weights.left(rows[:-1]), now[:, 1:5], weights.out(now[:, 1:5]), now[:, 2:5], now[:, 2:4], now[:, :2],
        now[:, 4], now[:, 5], places[1:, 0], rows[1:, :, :H], strict=True,
    ):  # fmt: skip
        matmul(read, W, products)                                      # into a: (4, B, H), all four gates
        tanh(a, a)
        multiply(sigmoids, half, sigmoids)                             # (3, B, H)
        add(sigmoids, half, sigmoids)
        multiply(f_i, c_g, parts)                                      # (2, B, H)
        add(old, new, c)                                               # (B, H)
        tanh(c, tanh_c)
        multiply(o, tanh_c, h)
