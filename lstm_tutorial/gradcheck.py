"""Gradients held to what they mean: move one number a little, and see how the loss moves.

Central differences know nothing of the derivation that they check, which is why they can check it.
"""

import itertools
from typing import NamedTuple

import numpy as np

from lstm_tutorial.parameters import map_arrays, named_arrays

#: Central differences are off by about step², and rounding adds about 1e-16 / step.
STEP = 1e-5


class GradientReport(NamedTuple):
    """What a gradient check found, worst first."""

    passed: bool
    worst_error: float  #: the largest relative error of any array
    worst_name: str  #: the array that it was found in
    worst_index: tuple  #: the element of that array that is furthest off
    analytic: float  #: that element, as it was derived
    numerical: float  #: that element, as it was measured
    errors: dict  #: array name -> relative error
    tolerance: float

    def __str__(self):
        verdict = "agree" if self.passed else "DISAGREE"
        relation = "<=" if self.passed else ">"
        lines = [
            f"Gradients {verdict}: worst relative error {relation} {self.tolerance:.0e}"
            if self.passed
            else f"Gradients {verdict}: relative error {self.worst_error:.1e} > {self.tolerance:.0e}"
        ]
        if not self.passed:
            index = ", ".join(map(str, self.worst_index))
            lines.append(
                f"  worst at {self.worst_name}[{index}]: "
                f"derived {self.analytic:.6g}, measured {self.numerical:.6g}"
            )
            wrong = [name for name, error in self.errors.items() if error > self.tolerance]
            right = [name for name in self.errors if name not in wrong]
            lines.append(f"  wrong: {', '.join(wrong)}")
            lines.append(f"  right: {', '.join(right) or 'none'}")
        return "\n".join(lines)


def numerical_gradient(loss, array, step=STEP):
    r"""Measure the gradient of a loss with respect to every element of an array.

    .. math:: \frac{\partial L}{\partial a_k} \approx
              \frac{L(a + \varepsilon e_k) - L(a - \varepsilon e_k)}{2\varepsilon}

    Parameters
    ----------
    loss : callable
        Takes an array like `array` and returns a number.
    array : ndarray of float64
        Where to measure; it is not written to.
    step : float
        The :math:`\varepsilon` above.

    Returns
    -------
    ndarray, same shape as `array`

    Raises
    ------
    ValueError
        If `array` is not float64: in float32 the differences drown in rounding.
    """
    array = np.asarray(array)
    if array.dtype != np.float64:
        raise ValueError(
            f"numerical_gradient: array has dtype {array.dtype}; expected float64, because smaller "
            "types round away the differences that are measured here. array.astype(float) converts."
        )
    gradient = np.empty_like(array)
    for index in np.ndindex(array.shape):
        losses = []
        for sign in (+1, -1):
            moved = array.copy()
            moved[index] += sign * step
            losses.append(loss(moved))
        gradient[index] = (losses[0] - losses[1]) / (2 * step)
    return gradient


def check_gradients(loss, arrays, grads, tolerance=1e-7, step=STEP):
    """Compare derived gradients with measured ones, array by array.

    Parameters
    ----------
    loss : callable
        Takes a tree like `arrays` (a dict, a named tuple, a list, nested as you like, of float64
        arrays) and returns a number.
    arrays : tree of ndarray
        Where to check.
    grads : tree of ndarray
        The derived gradients, in the same places.
    tolerance : float
        The largest relative error that passes. The relative error of an array is the norm of the
        difference between derived and measured gradient, divided by the sum of their norms.
    step : float
        As in `numerical_gradient`.

    Returns
    -------
    GradientReport
        Names the worst array and the worst element in it. Print it.

    Raises
    ------
    ValueError
        If a gradient is missing, has another shape than its array, or there is nothing to check.
    """
    derived = dict(named_arrays(grads))
    errors, worst = {}, None
    for place, (name, array) in enumerate(named_arrays(arrays)):
        _check_place(name, array, derived)
        measured = numerical_gradient(lambda moved: loss(_replace(arrays, place, moved)), array, step)  # noqa: B023
        errors[name] = _relative_error(derived[name], measured)
        if worst is None or errors[name] > worst[0]:
            worst = (errors[name], name, measured)
    if worst is None:
        raise ValueError("check_gradients: arrays is empty; expected at least one array to check.")
    error, name, measured = worst
    gap = np.abs(derived[name] - measured)
    index = tuple(int(k) for k in np.unravel_index(np.argmax(gap), gap.shape)) if gap.size else ()
    pair = (float(derived[name][index]), float(measured[index])) if gap.size else (0.0, 0.0)
    return GradientReport(bool(error <= tolerance), error, name, index, *pair, errors, tolerance)


def _check_place(name, array, derived):
    if name not in derived:
        raise ValueError(
            f"check_gradients: grads has no {name}; expected one gradient for each array, in the same "
            f"place. It has: {', '.join(derived) or 'nothing'}."
        )
    if np.shape(derived[name]) != np.shape(array):
        raise ValueError(
            f"check_gradients: the gradient of {name} has shape {np.shape(derived[name])}; expected "
            f"{np.shape(array)}, the shape of {name} itself."
        )


def _relative_error(derived, measured):
    if not (np.isfinite(derived).all() and np.isfinite(measured).all()):
        return np.inf  # NaN would compare as neither right nor wrong
    scale = np.linalg.norm(derived) + np.linalg.norm(measured)
    return float(np.linalg.norm(derived - measured) / scale) if scale != 0 else 0.0


def _replace(tree, place, array):
    """The tree with its array number `place` exchanged; everything else is shared, nothing is written to."""
    places = itertools.count()
    return map_arrays(lambda old: array if next(places) == place else old, tree)
