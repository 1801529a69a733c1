"""Whether two definitions of one name are the same function."""

import copy
import inspect

import numpy as np

from tools.definitions.inputs import make_arguments, random_sizes

SEEDS = range(8)


def signature_difference(chapters, packages):
    """How the parameters of a chapter's function break those of the package's; None if they fit.

    The chapter's may leave out what has a default in the package.
    """
    here, there = inspect.signature(chapters).parameters, inspect.signature(packages).parameters
    left_out = list(there.values())[len(here) :]
    fits = list(here) == list(there)[: len(here)]
    if fits and all(parameter.default is not parameter.empty for parameter in left_out):
        return None
    return (
        f"takes ({', '.join(here)}) where {packages.__module__}.{packages.__name__} takes "
        f"({', '.join(there)})"
    )


def behaviour_difference(chapters, packages, namespace, seeds=SEEDS):
    """How a chapter's function answers otherwise than the package's; None if it never does.

    Caches are compared by what the backward functions make of them, not by their form.

    Parameters
    ----------
    chapters, packages : callable
    namespace : dict
        What the chapter has defined so far; its forward functions make its caches.
    seeds : iterable of int

    Returns
    -------
    str or None
    """

    def run_chapters(function, arguments):
        return namespace.get(function.__name__, function)(*arguments.values())

    def run_packages(function, arguments):
        return function(*arguments.values())

    optional = inspect.signature(chapters).parameters
    for seed in seeds:
        try:
            expected = _answer(packages, packages, run_packages, seed, optional)[0]
        except LookupError as error:
            return str(error)
        try:
            found, written_to = _answer(chapters, packages, run_chapters, seed, optional)
        except Exception as error:
            return f"raises {type(error).__name__}: {error} (seed {seed})"
        if written_to:
            return f"writes to its argument {written_to} (seed {seed}); work on a copy"
        problem = result_difference(found, expected)
        if problem:
            return f"{problem} (seed {seed})"
    return None


def result_difference(found, expected):
    """Where two results differ, nesting aside; None if they agree to rounding."""
    if isinstance(expected, tuple) and isinstance(found, tuple) and len(found) == len(expected):
        kept = [n for n, part in enumerate(expected) if not type(part).__name__.endswith("Cache")]
        expected = {_field(expected, n): expected[n] for n in kept}
        found = [found[n] for n in kept]
    found, expected = list(_leaves(found)), list(_leaves(expected))
    if len(found) != len(expected):
        return f"gives {len(found)} arrays where the package gives {len(expected)}"
    for (_, got), (place, wanted) in zip(found, expected, strict=True):
        problem = _array_difference(np.asarray(got), np.asarray(wanted))
        if problem:
            return f"gives result {place}{' ' if place else ''}{problem}"
    return None


def _array_difference(got, wanted):
    if got.shape != wanted.shape:
        return f"of shape {got.shape} where the package gives {wanted.shape}"
    if got.dtype.kind in "fiub" and wanted.dtype.kind in "fiub":
        same = np.isclose(got, wanted, rtol=1e-9, atol=1e-12, equal_nan=True)
    else:
        same = got == wanted
    if np.all(same):
        return None
    where = tuple(int(n) for n in np.argwhere(~np.asarray(same))[0])
    place = f" at index {where}" if where else ""
    return f"{got[where]}{place} where the package gives {wanted[where]}"


def _answer(function, packages, run, seed, optional):
    """A function's result on random arguments, and the name of one that it wrote to, or None."""
    rng = np.random.default_rng(seed)
    arguments = make_arguments(packages, run, rng, random_sizes(rng), optional)
    before = copy.deepcopy(arguments)
    result = function(**arguments)
    written_to = [name for name in arguments if _arrays_differ(arguments[name], before[name])]
    return result, written_to[0] if written_to else None


def _arrays_differ(one, other):
    pairs = zip(_leaves(one), _leaves(other), strict=True)
    return any(isinstance(a, np.ndarray) and not np.array_equal(a, b) for (_, a), (_, b) in pairs)


def _leaves(value, place=""):
    """Yield (place, leaf) for everything in nested tuples, lists and dicts."""
    if isinstance(value, dict):
        branches = list(value.items())
    elif isinstance(value, (tuple, list)):
        branches = [(_field(value, n), branch) for n, branch in enumerate(value)]
    else:
        yield place, value
        return
    for key, branch in branches:
        yield from _leaves(branch, f"{place}.{key}" if place else str(key))


def _field(value, number):
    return value._fields[number] if hasattr(value, "_fields") else number
