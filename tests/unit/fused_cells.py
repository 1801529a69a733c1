"""Sequences whose results can be compared to the last digits, and how far two sets of results are apart."""

import numpy as np

from lstm_tutorial.parameters import named_arrays

from .cells import draw_sequence


def worst(got, wanted):
    """The largest error, relative to the largest number of all (a sum may cancel), and where it is."""
    scale = max((np.abs(array).max(initial=0) for _, array in named_arrays(wanted)), default=0) or 1.0
    pairs = zip(named_arrays(got), named_arrays(wanted), strict=True)
    error, name = max((np.abs(array - other).max(initial=0), name) for (name, array), (_, other) in pairs)
    return error / scale, name


def draw_tame(cell, shape, seed, dtype=np.float64):
    """A Sequence whose recurrent weights do not make the most of the last digit."""
    s = draw_sequence(cell, shape, seed, dtype)
    kind = type(s.params)
    tame = {name: getattr(s.params, name) / dtype(np.sqrt(shape.H)) for name in kind._fields if name[0] == "U"}
    return s._replace(params=s.params._replace(**tame))
