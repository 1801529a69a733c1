"""From gradients to better parameters: clipping, gradient descent, Adam. Nothing is written to."""

from numbers import Real
from typing import NamedTuple

import numpy as np

from lstm_tutorial.parameters import check_gradients_fit, map_arrays, named_arrays


def global_norm(grads):
    """The length of all gradients taken together as one long vector.

    Divided by the largest number before squaring, so that a gradient that is exploding does not overflow.

    Parameters
    ----------
    grads : tree of ndarray (see `lstm_tutorial.parameters`)

    Returns
    -------
    float
    """
    arrays = [grad.astype(float) for _, grad in named_arrays(grads) if grad.size]
    largest = max((np.abs(grad).max() for grad in arrays), default=0.0)
    if largest == 0 or not np.isfinite(largest):
        return float(largest)
    return float(largest * np.sqrt(sum(((grad / largest) ** 2).sum() for grad in arrays)))


def clip_by_global_norm(grads, max_norm):
    r"""Shorten the gradient if it is longer than `max_norm`, and keep its direction.

    .. math:: g \leftarrow g \cdot \min\left(1, \frac{\theta}{\lVert g \rVert}\right)

    Source: Pascanu, Mikolov and Bengio (2013), algorithm 1. One factor for all arrays: clipping each
    on its own would turn the direction.

    Parameters
    ----------
    grads : tree of ndarray
    max_norm : float
        The threshold :math:`\theta`, above 0.

    Returns
    -------
    A tree like `grads`.

    Raises
    ------
    ValueError
        If `max_norm` is not above 0, or the norm is not finite (there is no direction to keep).
    """
    if not max_norm > 0:
        raise ValueError(f"clip_by_global_norm: max_norm is {max_norm}; expected a number above 0.")
    norm = global_norm(grads)
    if not np.isfinite(norm):
        raise ValueError(
            f"clip_by_global_norm: the norm of the gradients is {norm}; expected a finite number. "
            "Likely cause: they overflowed on the way back; lower the learning rate or shorten the sequence."
        )
    factor = float(min(1.0, max_norm / norm)) if norm > 0 else 1.0  # Python's float widens no array
    return map_arrays(lambda grad: grad * factor, grads)


def sgd_step(params, grads, learning_rate):
    r"""One step of gradient descent.

    .. math:: \theta \leftarrow \theta - \eta\, \frac{\partial L}{\partial \theta}

    Parameters
    ----------
    params, grads : trees of ndarray, of one form
    learning_rate : float

    Returns
    -------
    The new parameters, a tree like `params`.

    Raises
    ------
    ValueError
        If the gradients do not fit the parameters, or the learning rate is no number.
    """
    check_gradients_fit("sgd_step", params, grads)
    _check_rate("sgd_step", learning_rate)
    return map_arrays(lambda p, dp: (p - learning_rate * dp).astype(p.dtype, copy=False), params, grads)


def _check_rate(function_name, learning_rate):
    if not isinstance(learning_rate, Real) and getattr(learning_rate, "shape", None) != ():
        raise ValueError(
            f"{function_name}: learning_rate is a {type(learning_rate).__name__}; expected a number. Likely cause: "
            "arguments in another order."
        )


class AdamState(NamedTuple):
    """What Adam remembers between steps."""

    step: int  #: steps taken so far
    mean: object  #: running mean of the gradient, a tree like the parameters
    square: object  #: running mean of its square, a tree like the parameters


def adam_init(params):
    """The state before the first step: no steps, all means zero.

    Parameters
    ----------
    params : tree of ndarray

    Returns
    -------
    AdamState
    """
    return AdamState(0, map_arrays(np.zeros_like, params), map_arrays(np.zeros_like, params))


def adam_step(params, grads, state, learning_rate=1e-3, beta1=0.9, beta2=0.999, epsilon=1e-8):
    r"""One step of Adam: each number moves by its mean gradient over its typical size.

    .. math:: m \leftarrow \beta_1 m + (1 - \beta_1) g, \quad v \leftarrow \beta_2 v + (1 - \beta_2) g^2,
              \quad \theta \leftarrow \theta - \eta\,
              \frac{m / (1 - \beta_1^t)}{\sqrt{v / (1 - \beta_2^t)} + \epsilon}

    Source: Kingma and Ba (2015), algorithm 1, with its defaults. Both means start at zero and are
    too small at first; the two divisors correct that.

    Parameters
    ----------
    params, grads : trees of ndarray, of one form
    state : AdamState
    learning_rate, beta1, beta2, epsilon : float

    Returns
    -------
    params : tree of ndarray
    state : AdamState

    Raises
    ------
    ValueError
        If the gradients do not fit the parameters, or the learning rate is no number.
    """
    check_gradients_fit("adam_step", params, grads)
    _check_rate("adam_step", learning_rate)
    t = state.step + 1
    mean = map_arrays(lambda m, g: beta1 * m + (1 - beta1) * g, state.mean, grads)
    square = map_arrays(lambda v, g: beta2 * v + (1 - beta2) * g**2, state.square, grads)

    def move(p, m, v):
        corrected_mean, corrected_square = m / (1 - beta1**t), v / (1 - beta2**t)
        new = p - learning_rate * corrected_mean / (np.sqrt(corrected_square) + epsilon)
        return new.astype(p.dtype, copy=False)

    return map_arrays(move, params, mean, square), AdamState(t, mean, square)
