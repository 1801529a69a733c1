"""The loop over time, forward and back, for any step: what `rnn` and `lstm` write out, once for all variants.

A step takes an input and one or two states, and gives the new states and a cache. Its way back takes
the gradients of the new states and the cache, and gives those of the input, of the old states and of
the parameters, in this order.
"""

import numpy as np

from lstm_tutorial.parameters import map_arrays


def forward_through_time(step, xs, starts, params):
    """Every time step in turn, the states of each handed to the next.

    Parameters
    ----------
    step : callable
        ``step(x, *states, params) -> (*states, cache)``.
    xs : ndarray, shape (T, B, D)
    starts : sequence of ndarray, each (B, H)
        The states before the first step.
    params : named tuple of ndarray

    Returns
    -------
    states : list of ndarray, each (T, B, H)
    steps : list
        The cache of each step.
    """
    dtype = np.result_type(xs, *starts, *params, np.float16)           # never whole numbers
    states = [np.empty((len(xs), *start.shape), dtype) for start in starts]
    now, steps = starts, []
    for t, x in enumerate(xs):
        *now, cache = step(x, *now, params)
        for over_time, state in zip(states, now, strict=True):
            over_time[t] = state
        steps.append(cache)
    return states, steps


def backward_through_time(step_backward, dstates, cache):
    """The steps in reverse, the gradients of the states of each handed to the one before.

    Parameters
    ----------
    step_backward : callable
        ``step_backward(*dstates, cache) -> (dx, *dstates, dparams)``.
    dstates : sequence of (ndarray, shape (T, B, H), or None)
        Gradient of the loss with respect to each state over time; None for one that it does not read.
    cache : named tuple
        The inputs (T, B, D), a state over time (T, B, H), the cache of each step, the parameters.

    Returns
    -------
    tuple
        dxs, then the gradient of each start, then those of the parameters, summed over time.
    """
    xs, states, steps, params = cache
    dxs = np.empty(xs.shape, np.result_type(dstates[0], states))
    later = [np.zeros(states.shape[1:], dxs.dtype) for _ in dstates]   # (B, H), nothing after the end
    totals = map_arrays(np.zeros_like, params)
    for t in reversed(range(len(steps))):
        arriving = [d if own is None else d + own[t] for d, own in zip(later, dstates, strict=True)]
        dxs[t], *later, dparams = step_backward(*arriving, steps[t])
        totals = map_arrays(np.add, totals, dparams)
    return dxs, *later, totals


def check_cache(function_name, cache, kind):
    """Raise ``ValueError`` for a cache that another cell's forward pass made.

    Parameters
    ----------
    function_name : str
        Named at the start of the message.
    cache : object
    kind : type
        What it should be.
    """
    if not isinstance(cache, kind):
        raise ValueError(
            f"{function_name}: cache is a {type(cache).__name__}; expected a {kind.__name__}. Likely cause: "
            "arguments in another order, or the cache of another cell."
        )
