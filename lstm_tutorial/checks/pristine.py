"""NumPy as it was imported: what a learner's code has replaced in it is put back while a check runs."""

import contextlib
from operator import is_

import numpy as np

#: Where functions may be replaced, by the name under which a learner knows it: its names, and what they stood for.
_PLACES = {
    place: (vars(module), {name: own for name, own in vars(module).items() if callable(own) and name[0] != "_"})
    for place, module in {"np": np, "np.linalg": np.linalg, "np.testing": np.testing, "np.random": np.random}.items()
}


def restore():
    """Put NumPy's own functions back.

    Returns
    -------
    dict
        What stood in their places: ("np", "tanh") -> object, None for what had been deleted.
    """
    replaced = {}
    for place, (names, originals) in _PLACES.items():
        if all(map(is_, map(names.get, originals), originals.values())):  # most often, and quickly found
            continue
        for name, own in originals.items():
            if names.get(name) is not own:
                replaced[place, name] = names.get(name)
                names[name] = own
    return replaced


@contextlib.contextmanager
def pristine_numpy():
    """Put NumPy's own functions back for the length of the block.

    Yields
    ------
    list of str
        What had been replaced, such as "np.tanh".
    """
    replaced = restore()
    try:
        yield [f"{place}.{name}" for place, name in replaced]
    finally:
        for (place, name), value in replaced.items():
            if value is not None:
                _PLACES[place][0][name] = value
