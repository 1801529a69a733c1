"""NumPy as it was imported: what a learner's code has replaced in it is put back while a check runs."""

import contextlib

import numpy as np

_MODULES = {"np": np, "np.linalg": np.linalg, "np.testing": np.testing, "np.random": np.random}


def _functions():
    return {
        (place, name): value
        for place, module in _MODULES.items()
        for name, value in vars(module).items()
        if callable(value) and not name.startswith("_")
    }


_ORIGINAL = _functions()


@contextlib.contextmanager
def pristine_numpy():
    """Put NumPy's own functions back for the length of the block.

    Yields
    ------
    list of str
        What had been replaced, such as "np.tanh".
    """
    now = _functions()
    replaced = {key: now.get(key) for key, own in _ORIGINAL.items() if now.get(key) is not own}
    for place, name in replaced:
        setattr(_MODULES[place], name, _ORIGINAL[place, name])
    try:
        yield [f"{place}.{name}" for place, name in replaced]
    finally:
        for (place, name), value in replaced.items():
            if value is not None:
                setattr(_MODULES[place], name, value)
