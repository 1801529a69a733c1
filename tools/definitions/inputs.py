"""Random arguments for any function of the book, made from the names of its parameters."""

import inspect
import re
from types import SimpleNamespace

import numpy as np


def _normal(letters, scale=1.0):
    return lambda rng, size: scale * rng.normal(size=[getattr(size, letter) for letter in letters])


def _between_0_and_1(letters):
    return lambda rng, size: rng.uniform(size=[getattr(size, letter) for letter in letters])


def _tree(rng, size):
    return [rng.normal(size=(size.D, size.H)), rng.normal(size=size.H)]


# The one table of names: the first pattern that fits a parameter's whole name makes its value.
# T time steps, B sequences in a batch, D inputs, H hidden units, K answers.
TABLE = {
    r"xs|dxs": _normal("TBD"),
    r"x|dx": _normal("BD"),
    r"d?(hs|cs)": _normal("TBH"),
    r"d?[hc](_prev|_0|_next)?": _normal("BH"),
    r"[fio]": _between_0_and_1("BH"),
    r"g": lambda rng, size: np.tanh(rng.normal(size=(size.B, size.H))),
    r"d[fiog]|da(_[fiog])?": _normal("BH"),
    r"[za]|pre_activation": _normal("BH", scale=3.0),
    r"W(_[a-z])?": _normal("DH"),
    r"U(_[a-z])?": _normal("HH"),
    r"[bp](_[a-z])?": _normal("H"),
    r"logits": _normal("BK", scale=3.0),
    r"predictions|dlogits": _normal("BK"),
    r"tokens": lambda rng, size: rng.integers(size.K, size=(size.T, size.B)),
    r"targets": lambda rng, size: rng.integers(size.K, size=size.B),
    r"params|grads|mean": _tree,
    r"square": lambda rng, size: [array**2 for array in _tree(rng, size)],
    r"max_norm|learning_rate|radius": lambda rng, size: float(rng.uniform(0.1, 1.0)),
    r"loss": lambda rng, size: lambda array: float(np.sin(array).sum() + array.sum() ** 2),
    r"array": _normal("BH"),
    r"rng": lambda rng, size: np.random.default_rng(int(rng.integers(1000))),
    r"temperature": lambda rng, size: float(rng.uniform(0.3, 3.0)),
    r"u": lambda rng, size: rng.random(size.B),
    r"series": lambda rng, size: rng.normal(size=12 + size.T),
    r"[TBDHK]|size|rows|columns|steps?|count|gap|streams|length|horizon": lambda rng, size: int(rng.integers(2, 7)),
}
EXCEPTIONS = {  # names that mean something else in one function
    ("squared_error", "targets"): _normal("BK"),
    ("chunks", "tokens"): lambda rng, size: rng.integers(size.K, size=30 + size.T),
}


def random_sizes(rng):
    """Sizes of which D, H and K differ, so that no transposed matrix fits; T and B may be 1."""
    D, H, K = (int(size) for size in rng.permutation([2, 3, 4, 5])[:3])
    return SimpleNamespace(T=int(rng.integers(1, 7)), B=int(rng.integers(1, 4)), D=D, H=H, K=K)


def make_arguments(function, run, rng, size, optional=()):
    """A value for every parameter that has no default, by its name.

    Parameters
    ----------
    function : callable
        The package's; where its docstring says "params : RNNParams", that is what is made.
    run : callable
        Called with a function of the package and its arguments, where a cache is needed: it
        answers with the result of this function, or of one that stands in for it.
    rng : numpy.random.Generator
    size : SimpleNamespace
        T, B, D, H and K.
    optional : collection of str
        Parameters that default to None and are now and then given a value.

    Returns
    -------
    dict of str to object

    Raises
    ------
    LookupError
        Saying which name the table lacks.
    """
    arguments = {}
    for name, parameter in inspect.signature(function).parameters.items():
        if name == "cache":
            arguments[name] = _make_cache(function, run, rng, size)
        elif parameter.default is parameter.empty or (
            parameter.default is None and name in optional and rng.random() < 0.5
        ):
            arguments[name] = _make(name, function, rng, size)
    return arguments


def _make(name, function, rng, size):
    documented = _documented_type(name, function)
    fields = getattr(documented, "_fields", None)
    if fields:
        return documented(*(_make(field, function, rng, size) for field in fields))
    if (function.__name__, name) in EXCEPTIONS:
        return EXCEPTIONS[function.__name__, name](rng, size)
    for pattern, maker in TABLE.items():
        if re.fullmatch(pattern, name):
            return maker(rng, size)
    raise LookupError(
        f"cannot be called: nothing says what a random {name!r} is. Add the name to TABLE in "
        f"tools/definitions/inputs.py, or document it as '{name} : SomeNamedTuple'"
    )


def _documented_type(name, function):
    """The class in ``name : Class`` of a docstring, looked up in the function's module."""
    found = re.search(rf"^\s*{name} : (\w+)", function.__doc__ or "", re.MULTILINE)
    return getattr(inspect.getmodule(function), found.group(1), None) if found else None


def _make_cache(function, run, rng, size):
    """What the forward function leaves behind, being run on random arguments of its own."""
    stem, module = function.__name__.removesuffix("_backward"), inspect.getmodule(function)
    forward = getattr(module, f"{stem}_forward", None) or getattr(module, stem, None)
    if forward is None:
        raise LookupError(
            f"cannot be called: {module.__name__} has neither {stem}_forward nor {stem} to make "
            "its cache"
        )
    return run(forward, make_arguments(forward, run, rng, size))[-1]
