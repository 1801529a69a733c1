"""The LSTM backward in time, written for speed.

Only the gradients of the two states form a chain. What they are multiplied with on their way is known before,
and what becomes of the gradients of the gates can wait: both are done for a block of steps at a time.
"""

import numpy as np

from lstm_tutorial.fused.forward import ORDER
from lstm_tutorial.fused.memory import scratch
from lstm_tutorial.fused.products import Pieces, blocks_of
from lstm_tutorial.lstm import LSTMParams


def go_back(dhs, cache, dcs, dxs):
    """Send gradients back through time, as `lstm_backward` does.

    Parameters
    ----------
    dhs, dcs
        As there.
    cache : FusedCache
    dxs : ndarray, shape (T, B, D)
        Filled with the gradients of the inputs.

    Returns
    -------
    dh_0, dc_0 : ndarray, shape (B, H)
    dparams : ndarray, shape (4, H + D + 1, H)
        For each gate in `ORDER` those of U, W and b, one below the other.
    """
    dtype = dxs.dtype
    (_, B, D), H = dxs.shape, cache.kept.shape[3]
    dh, dc, dparams = np.zeros((B, H), dtype), np.zeros((B, H), dtype), np.zeros((4, H + D + 1, H), dtype)
    U, W = Pieces("U back, cut", B, _turned("U", cache.params, dtype)), _turned("W", cache.params, dtype)
    for steps in reversed(blocks_of(dxs.shape, H)):
        factors = _factors(cache, steps, dtype)
        _chain(dh, dc, dhs[steps], None if dcs is None else dcs[steps], cache.kept[steps, 2], factors, U)
        _collect(factors[:4], cache.read[steps], W, dxs[steps], dparams)
        if steps.start > 0:
            forget_traces(dh)
            forget_traces(dc)
    return dh, dc, dparams


def forget_traces(gradients):
    """Take for zero, in place, what is on its way out of the normal range of its type.

    Over hundreds of steps gradients vanish, in float32 down to numbers below 1e-38. With those, many processors
    compute many times as slowly. So they are dropped some way before that, from 1e-24 down (in float64 from 1e-275):
    what is summed up over the steps does not become another by it. In float16, whose range is short, nothing is.

    Parameters
    ----------
    gradients : ndarray
    """
    of_type = np.finfo(gradients.dtype)
    limit = of_type.tiny / of_type.eps**2
    if limit < of_type.eps**2:
        gradients[np.abs(gradients) < limit] = 0


def by_name(dparams):
    """The gradients of the parameters by name.

    Parameters
    ----------
    dparams : ndarray, shape (4, H + D + 1, H)

    Returns
    -------
    LSTMParams
    """
    H = dparams.shape[2]
    grads = {}
    for k, of_gate in zip(ORDER, dparams, strict=True):
        grads[f"U_{k}"], grads[f"W_{k}"], grads[f"b_{k}"] = of_gate[:H], of_gate[H:-1], of_gate[-1]
    return LSTMParams(**grads)


def _turned(kind, params, dtype):
    """The four matrices "U" or "W", each turned round and laid out anew: OpenBLAS is slower with a turned view."""
    matrices = [getattr(params, f"{kind}_{k}").T for k in ORDER]
    turned = scratch(f"{kind} back", (4, *matrices[0].shape), dtype)
    for k, matrix in enumerate(matrices):
        turned[k] = matrix
    return turned


def _factors(cache, steps, dtype):
    """All that a gradient is multiplied with on its way through one step, for a block of steps.

    Returns
    -------
    ndarray, shape (5, steps, B, H)
        For g, f, i and o: what dc (for o: dh) is multiplied with to become da, the gradient of what the gate
        squashes. Last: what dh is multiplied with on its way into the cell state.
    """
    kept = cache.kept[steps].swapaxes(0, 1)
    c_prev, g, _, i, o, tanh_c = kept
    factors = scratch("factors", (5, *g.shape), dtype)
    of_g, of_f, of_i, of_o, into_c = factors
    one = np.array(1, dtype)
    slopes, gates = factors[1:4], kept[2:5]
    np.subtract(one, gates, slopes)                                    # sigmoid' = sigmoid (1 - sigmoid)
    np.multiply(slopes, gates, slopes)
    slopes = factors[0:5:4]
    np.square(kept[1:6:4], slopes)                                     # tanh' = 1 - tanh^2
    np.subtract(one, slopes, slopes)
    of_g *= i
    of_f *= c_prev
    of_i *= g
    of_o *= tanh_c
    into_c *= o
    return factors


def _chain(dh, dc, dhs, dcs, f, factors, U):
    """The chain itself: through the steps of a block, last one first.

    Parameters
    ----------
    dh, dc : ndarray, shape (B, H)
        Gradients of the two states, overwritten with those of the states before the block.
    dhs, f : ndarray, shape (steps, B, H)
        Gradients from above; forget gates.
    dcs : ndarray, shape (steps, B, H), or None
    factors : ndarray, shape (5, steps, B, H)
        The factors of the gates become their gradients.
    U : Pieces
    """
    matmul, add, multiply = np.matmul, np.add, np.multiply
    back = scratch("back", (4, *dh.shape), dh.dtype)
    pieces, (two, other_two), (one, other_one) = U.out(back), (back[:2], back[2:]), back[:2]
    backwards = [array[::-1] for array in (dhs, f, *factors, U.left(factors[:4].swapaxes(0, 1)))]
    for t, (dh_t, f_t, da_g, da_f, da_i, da_o, into_c, da) in enumerate(zip(*backwards, strict=True), 1):
        add(dh, dh_t, dh)                                              # (B, H), as all that follow
        multiply(into_c, dh, into_c)
        add(dc, into_c, dc)
        if dcs is not None:
            add(dc, dcs[-t], dc)
        multiply(da_o, dh, da_o)
        multiply(da_f, dc, da_f)
        multiply(da_i, dc, da_i)
        multiply(da_g, dc, da_g)
        multiply(dc, f_t, dc)
        matmul(da, U.matrices, pieces)                                 # (4, B, H): what each gate sends back to h
        add(two, other_two, two)
        add(one, other_one, dh)


def _collect(da, read, W, dxs, dparams):
    """The gradients of inputs and weights: a product over all steps and sequences of a block.

    Parameters
    ----------
    da : ndarray, shape (4, steps, B, H)
    read : ndarray, shape (steps, B, H + D + 1)
        What the gates read.
    W : ndarray, shape (4, H, D)
    dxs : ndarray, shape (steps, B, D)
        Filled.
    dparams : ndarray, shape (4, H + D + 1, H)
        Added to.
    """
    rows, D = dxs.shape[0] * dxs.shape[1], dxs.shape[2]
    da = da.reshape(4, rows, -1)
    through_gates = scratch("dx", (4, rows, D), da.dtype)
    np.matmul(da, W, through_gates)
    np.add.reduce(through_gates.reshape(4, *dxs.shape), axis=0, out=dxs)
    more = scratch("dparams", dparams.shape, da.dtype)
    np.matmul(read.reshape(rows, -1).T, da, more)
    dparams += more
