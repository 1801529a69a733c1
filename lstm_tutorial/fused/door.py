"""The look at the arguments that the readable functions take, at a fraction of its price where all is well."""

import functools
import inspect
import math

import numpy as np

from lstm_tutorial import contracts


def expects(**shapes):
    """The same as `lstm_tutorial.contracts.expects`, with the same messages.

    A quick look comes first. What it cannot let pass is looked at with care, and either explained or let
    pass after all.

    Parameters
    ----------
    **shapes : str or dict
        As there.

    Returns
    -------
    callable
        A decorator.
    """
    looks = [
        (name, field, field_axes, field_axes.split())
        for name, axes in shapes.items()
        for field, field_axes in (axes.items() if isinstance(axes, dict) else [(None, axes)])
    ]

    def decorate(function):
        with_care = contracts.expects(**shapes)(function)
        names = list(inspect.signature(function).parameters)

        @functools.wraps(function)
        def checked(*args, **kwargs):
            arguments = dict(zip(names, args, strict=False)) | kwargs
            well = len(args) <= len(names) and _plainly_well(arguments, looks)
            return (function if well else with_care)(*args, **kwargs)

        return checked

    return decorate


def _plainly_well(arguments, looks):
    """Whether all arguments are arrays of finite floats that fit together; False where in doubt."""
    shape_of, size_of = {}, {}
    for name, field, axes, letters in looks:
        if name not in arguments:
            if name == "dcs":
                continue
            return False
        array = arguments[name] if field is None else getattr(arguments[name], field, None)
        if type(array) is not np.ndarray or array.dtype.kind != "f":
            return False
        if array.shape != shape_of.get(axes):
            if axes in shape_of or len(letters) != array.ndim:
                return False
            shape_of[axes] = array.shape
            for letter, size in zip(letters, array.shape, strict=True):
                if size_of.setdefault(letter, size) != size:
                    return False
        if not math.isfinite(np.vdot(array, array)):  # where a number is not finite, or its square
            return False
    return True
