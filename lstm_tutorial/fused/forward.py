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
        read, kept = lend((T + 1, B, H + D + 1), dtype), lend((len(KEPT), T, B, H), dtype)
    desk = scratch("desk", (len(KEPT), B, H), dtype)
    desk[0], h = c_0, h_0
    for steps in blocks_of(xs.shape, H):
        m = steps.stop - steps.start
        if keep:
            rows, shelf, goods = read[steps.start : steps.stop + 1], kept[:, steps].swapaxes(0, 1), desk
        else:
            rows, shelf, goods = scratch("read", (m + 1, B, H + D + 1), dtype), cs[steps], desk[0]
        rows[0, :, :H] = h
        rows[:-1, :, H:-1] = xs[steps]
        rows[:, :, -1] = 1
        _take_steps(rows, weights, desk, shelf, goods)
        hs[steps] = rows[1:, :, :H]
        if keep:
            cs[steps] = kept[0, steps]  # a copy: with what he is given, the caller may do as he likes
        h = hs[steps.stop - 1]
    return FusedCache(xs, cs, params, c_0, kept, read) if keep else None


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


def _take_steps(rows, weights, desk, shelf, goods):
    """The recurrence itself. All arithmetic is done on the desk, a few small arrays that stay in the cache.

    Parameters
    ----------
    rows : ndarray, shape (steps + 1, B, H + D + 1)
        What the gates read at each step: h_prev, x and 1. Each step writes its h into the row of the next.
    weights : Pieces
    desk : ndarray, shape (6, B, H)
        c, g, f, i, o and tanh(c) of the step before; only c is read.
    shelf : ndarray
        Where each step leaves a copy of the goods.
    goods : ndarray
        What is kept: the whole desk, or c alone.
    """
    matmul, add, multiply, tanh, copyto = np.matmul, np.add, np.multiply, np.tanh, np.copyto
    half = np.array(0.5, desk.dtype)  # as an array, or each use would make one of it
    parts = scratch("old, new", (2, *desk.shape[1:]), desk.dtype)
    c_g, f_i, a, sigmoids, (c, _, _, _, o, tanh_c) = (desk[part] for part in np.s_[:2, 2:4, 1:5, 2:5, :])
    old, new = parts
    W, pieces = weights.matrices, weights.out(a)
    for reads, h, place in zip(weights.left(rows[:-1]), rows[1:, :, : c.shape[1]], shelf, strict=True):
        matmul(reads, W, pieces)                                       # (4, B, H), all four gates
        tanh(a, a)
        multiply(sigmoids, half, sigmoids)                             # (3, B, H)
        add(sigmoids, half, sigmoids)
        multiply(f_i, c_g, parts)                                      # (2, B, H)
        add(old, new, c)                                               # (B, H)
        tanh(c, tanh_c)
        multiply(o, tanh_c, h)
        copyto(place, goods)
