"""Shapes written down once, checked at the door, and explained when they do not fit.

A function states the shape of each argument in the letters of the book (T time steps, B sequences
in a batch, D inputs, H hidden units), and a call that breaks the statement is told what was
expected, what came and what the likely cause is::

    @expects(x="B D", h_prev="B H", W_f="D H", U_f="H H", b_f="H")
    def forget_gate(x, h_prev, W_f, U_f, b_f): ...

NumPy alone would broadcast some of these mistakes silently into a wrong answer.
"""

import functools
import inspect
import threading

import numpy as np

_running = threading.local()


def expects(**shapes):
    """Check the arguments of a function against shapes given in letters.

    Only the outermost checked call looks: what it has checked, the functions that it calls can
    trust, so a loop over a thousand time steps is checked once.

    Parameters
    ----------
    **shapes : str or dict
        For each argument, its axes as letters separated by spaces ("T B D"; "" for a scalar). A
        letter means the same number everywhere in one call. A dict gives the shapes of an
        argument's attributes: ``params={"W": "D H"}`` speaks of ``params.W``.

    Returns
    -------
    callable
        A decorator. The decorated function raises ``ValueError`` for an argument that is not an
        array of numbers, does not have the stated shape, or contains NaN or infinity.
    """

    def decorate(function):
        signature = inspect.signature(function)

        @functools.wraps(function)
        def checked(*args, **kwargs):
            if getattr(_running, "inside", False):
                return function(*args, **kwargs)
            given = _bind(function, signature, args, kwargs)
            left_out = {name for name, value in given.items() if value is signature.parameters[name].default}
            arguments = {name: value for name, value in given.items() if name not in left_out}
            check_shapes(function.__name__, arguments, shapes)
            _running.inside = True
            try:
                return function(*args, **kwargs)
            finally:
                _running.inside = False

        return checked

    return decorate


def _bind(function, signature, args, kwargs):
    """Arguments by name; a missing or surplus one is a TypeError that names the function."""
    try:
        return signature.bind(*args, **kwargs).arguments
    except TypeError as error:
        raise TypeError(f"{function.__name__}{signature}: {error}") from None


def check_shapes(function_name, arguments, shapes, known=None):
    """Raise ``ValueError`` for the first argument that breaks its stated shape.

    Parameters
    ----------
    function_name : str
        Named at the start of the message.
    arguments : dict of str to object
        The arguments of the call; those without a stated shape pass.
    shapes : dict of str to (str or dict)
        As in `expects`.
    known : dict of str to (int, str), optional
        What letters mean before any argument is seen, and where that comes from.
    """
    sizes = dict(known or {})  # letter -> (number, name of the argument that it was first seen in)
    for name, array, axes in _flattened(function_name, arguments, shapes):
        problem = _not_numbers(array) or _wrong_shape(array, axes.split(), sizes)
        if problem:
            raise ValueError(f"{function_name}: {name} {problem}")
        for letter, size in zip(axes.split(), array.shape, strict=True):
            sizes.setdefault(letter, (size, name))


def _flattened(function_name, arguments, shapes):
    """Yield (name, array, axes) for every argument, and every attribute, that has a stated shape."""
    for name, axes in shapes.items():
        if name not in arguments:
            continue
        value = arguments[name]
        if isinstance(axes, str):
            yield name, value, axes
            continue
        missing = [field for field in axes if not hasattr(value, field)]
        if missing:
            raise ValueError(
                f"{function_name}: {name} is a {type(value).__name__} without {', '.join(missing)}. "
                f"Likely cause: arguments in another order, or the {name} of another cell."
            )
        for field, field_axes in axes.items():
            yield f"{name}.{field}", getattr(value, field), field_axes


def _not_numbers(array):
    """Say what keeps `array` from being an array of finite numbers; None if nothing does."""
    if not isinstance(array, (np.ndarray, np.generic)):
        return f"is a {type(array).__name__}; expected a NumPy array (np.asarray makes one)."
    if array.dtype.kind not in "fiub":
        return f"has dtype {array.dtype}; expected real numbers."
    if array.dtype.kind == "f" and not np.isfinite(array).all():
        where = tuple(int(index) for index in np.argwhere(~np.isfinite(array))[0])
        return (
            f"contains {array[where]} at index {where}; expected finite numbers. Likely cause: weights "
            "that have diverged (a smaller learning rate or gradient clipping helps) or missing data."
        )
    return None


def _wrong_shape(array, letters, sizes):
    """Say how the shape of `array` breaks `letters`, given the sizes known so far; None if it fits."""
    expected = [sizes[letter][0] if letter in sizes else None for letter in letters]
    first_seen = {}  # a letter may also repeat within one argument, as in "H H"
    fits = array.ndim == len(letters)
    for letter, size, wanted in zip(letters, array.shape, expected, strict=False):
        first_seen.setdefault(letter, size)
        fits = fits and size == (first_seen[letter] if wanted is None else wanted)
    if fits:
        return None
    form = _tuple(letters)
    numbers = _tuple(
        letter if size is None else str(size) for letter, size in zip(letters, expected, strict=True)
    )
    known = [f"{a} = {sizes[a][0]} from {sizes[a][1]}" for a in dict.fromkeys(letters) if a in sizes]
    wanted = f"expected {form}" + (f" = {numbers} ({', '.join(known)})" if known else "")
    return f"has shape {array.shape}; {wanted}.{_likely_cause(array, letters, expected, sizes)}"


def _likely_cause(array, letters, expected, sizes):
    """Guess at the mistake behind a shape that does not fit; an empty string if nothing suggests itself."""
    shape = array.shape
    if len(shape) == len(letters) - 1:
        axis = {"B": "batch axis", "T": "time axis"}.get(letters[0], f"{letters[0]} axis")
        return f" Likely cause: the {axis} is missing; array[None] adds one of length 1."
    if len(shape) == 2 and len(letters) == 2:
        if _agrees(shape[::-1], expected) and letters[0] != letters[1]:
            return " Likely cause: the matrix is transposed; .T turns it round."
        if shape == (1, *shape[1:]) and _agrees(shape[1:], expected[1:]):
            return " Likely cause: one row for the whole batch; np.repeat makes one for each sequence."
    if "B" in sizes and "T" in sizes and letters[:1] == ["B"] and shape[:1] == (sizes["T"][0],):
        return f" Likely cause: {sizes['T'][1]} has batch before time; the book puts time first."
    return ""


def _agrees(shape, expected):
    return all(size == wanted or wanted is None for size, wanted in zip(shape, expected, strict=True))


def _tuple(items):
    items = list(items)
    return f"({items[0]},)" if len(items) == 1 else f"({', '.join(items)})"
