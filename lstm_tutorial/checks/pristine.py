"""NumPy as it was imported: what a learner's code has replaced in it is put back while a check runs."""

import contextlib

import numpy as np

_MODULES = {"np": np, "np.linalg": np.linalg, "np.testing": np.testing, "np.random": np.random}

_ORIGINAL = {
    (place, name): value
    for place, module in _MODULES.items()
    for name, value in vars(module).items()
    if callable(value) and not name.startswith("_")
}


def restore():
    """Put NumPy's own functions back.

    Returns
    -------
    dict
        What stood in their places: ("np", "tanh") -> object, None for what had been deleted.
    """
    replaced = {}
    for (place, name), own in _ORIGINAL.items():
        now = vars(_MODULES[place]).get(name)
        if now is not own:
            replaced[place, name] = now
            setattr(_MODULES[place], name, own)
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
                setattr(_MODULES[place], name, value)
