"""What goes into a learner's function, and what comes out, as plain values that nothing can pretend with."""

import inspect
import types
from typing import NamedTuple

import numpy as np

#: How many numbers an answer may hold; a right one holds some hundred.
SIZE_LIMIT = 10**7


class TooMuch(ValueError):
    """A result with more numbers than any right answer has."""


class Named(tuple):
    """A named tuple of a learner's, with nothing left but its values and their names."""

    @classmethod
    def of(cls, value):
        """Make one from any named tuple, its values plain."""
        named = cls(map(plain, tuple.__iter__(value)))
        named._fields = tuple(map(str, value._fields))
        return named


class Other(NamedTuple):
    """Stands for a result that is no array, no number and no collection of such."""

    kind: str  #: its type, such as "torch.Tensor"


def copied(value):
    """A copy of arrays in (named) tuples, lists and dicts of arguments."""
    if isinstance(value, np.ndarray):
        return np.array(value)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*map(copied, value))
    if type(value) in (tuple, list):
        return type(value)(map(copied, value))
    if type(value) is dict:
        return {key: copied(item) for key, item in value.items()}
    if isinstance(value, types.SimpleNamespace):
        return types.SimpleNamespace(**copied(vars(value)))
    return value


def plain(value):
    """A copy of a result in which every array is NumPy's own, every collection Python's own.

    A subclass of an array may say that it equals everything, or lie about its shape; its numbers may not.

    Parameters
    ----------
    value : object

    Returns
    -------
    ndarray, number, str, None, `Other`, or a tuple, `Named`, list or dict of such

    Raises
    ------
    TooMuch
        For more than `SIZE_LIMIT` numbers in one array.
    """
    kind = type(value)                                 # isinstance would ask the value itself
    if issubclass(kind, np.ndarray):
        size = np.ndarray.size.__get__(value)          # its own, whatever a subclass says
        if size > SIZE_LIMIT:
            raise TooMuch(f"your function returned {size:,} numbers. Is there an outer product, or a broadcast?")
        return np.array(value)
    if value is None or kind in (bool, int, float, str):
        return value
    if issubclass(kind, (np.generic, int, float)):
        return np.asarray(value)[()]
    if issubclass(kind, tuple):
        return Named.of(value) if hasattr(value, "_fields") else tuple(map(plain, tuple.__iter__(value)))
    if issubclass(kind, list):
        return list(map(plain, list.__iter__(value)))
    if issubclass(kind, dict):
        return {key: plain(item) for key, item in dict.items(value) if type(key) in (str, int)}
    if inspect.iscoroutine(value):
        value.close()                                  # nobody will await it
    return Other(f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins."))


def unchanged(before, after):
    """Whether no array in an argument was written to, and no list of arrays changed."""
    if isinstance(before, types.SimpleNamespace):
        before, after = vars(before), vars(after)
    if type(before) is not type(after):
        return False
    if isinstance(before, np.ndarray):
        same = before.dtype == after.dtype and before.shape == after.shape
        return same and np.array_equal(before, after, equal_nan=before.dtype.kind == "f")
    if isinstance(before, dict):
        return before.keys() == after.keys() and all(unchanged(before[key], after[key]) for key in before)
    if isinstance(before, (tuple, list)):
        return len(before) == len(after) and all(map(unchanged, before, after))
    return True
