"""The two functions: the same as those of `lstm_tutorial.lstm`, as fast as NumPy can."""

import numpy as np

from lstm_tutorial.fused import halves
from lstm_tutorial.fused.backward import by_name, go_back
from lstm_tutorial.fused.cache import FusedCache
from lstm_tutorial.fused.door import expects
from lstm_tutorial.fused.forward import go_forward
from lstm_tutorial.lstm import PARAMS, LSTMGrads


@expects(xs="T B D", h_0="B H", c_0="B H", params=PARAMS)
def lstm_forward(xs, h_0, c_0, params, keep=True):
    """Every time step in turn: the same as `lstm_tutorial.lstm.lstm_forward`, to rounding.

    Parameters
    ----------
    xs : ndarray, shape (T, B, D)
    h_0, c_0 : ndarray, shape (B, H)
        Hidden state and cell state before the first step.
    params : LSTMParams
    keep : bool, default True
        Whether to keep what `lstm_backward` needs. Without it, the memory that is needed beside the results
        does not grow with T.

    Returns
    -------
    hs, cs : ndarray, shape (T, B, H)
        ``hs[t]`` and ``cs[t]`` are the states after step t.
    cache : FusedCache, or None
        Reads like an `LSTMCache`.
    """
    dtype = np.result_type(xs, h_0, c_0, *(getattr(params, name) for name in PARAMS), np.float16)
    (T, B, _), H = xs.shape, h_0.shape[1]
    hs, cs = np.empty((T, B, H), dtype), np.empty((T, B, H), dtype)
    go = halves.go_forward if halves.pay(xs.shape, H) else go_forward
    return hs, cs, go(xs, h_0, c_0, params, keep, hs, cs)


@expects(cache={"xs": "T B D", "cs": "T B H"}, dhs="T B H", dcs="T B H")
def lstm_backward(dhs, cache, dcs=None):
    """Backpropagation through time: the same as `lstm_tutorial.lstm.lstm_backward`, to rounding.

    Gradients that have all but vanished on their way, in float32 to less than 1e-24, become zero from time to time.

    Parameters
    ----------
    dhs : ndarray, shape (T, B, H)
        Gradient of the loss with respect to each hidden state as an output.
    cache : FusedCache
        Of this module's `lstm_forward`.
    dcs : ndarray, shape (T, B, H), optional
        Gradient with respect to each cell state, where a loss reads the cell state itself.

    Returns
    -------
    LSTMGrads
    """
    if not isinstance(cache, (FusedCache, halves.HalvedCache)):
        raise ValueError(
            f"lstm_backward: cache is a {type(cache).__name__}; expected the FusedCache of fused.lstm_forward. "
            "Likely cause: the states come from the readable lstm_forward, whose own lstm_backward takes this cache."
        )
    dxs = np.empty(cache.xs.shape, np.result_type(dhs, cache.dtype))
    go = go_back if isinstance(cache, FusedCache) else halves.go_back
    dh_0, dc_0, dparams = go(dhs, cache, dcs, dxs)
    return LSTMGrads(dxs, dh_0, dc_0, by_name(dparams))
