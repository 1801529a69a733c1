"""What goes into a learner's function, and what comes out, as plain values that nothing can pretend with."""

import inspect
import itertools
from dataclasses import dataclass

import numpy as np

#: How many numbers an array may hold, and how many parts a list of lists; a right answer has some hundred.
SIZE_LIMIT, PARTS_LIMIT = 10**7, 10**4

#: Types whose values are what they seem: no subclass of a learner's is among them.
_PLAIN = {type(None), bool, int, float, str, *np.sctypeDict.values()}


class TooMuch(ValueError):
    """A result with more numbers than any right answer has."""


class Named(tuple):
    """A named tuple of a learner's, with nothing left but its values and their names."""


@dataclass(frozen=True)
class Other:
    """Stands for a result that is no array, no number and no collection of such."""

    kind: str  #: its type, such as "torch.Tensor"


def copied(value):
    """A copy of arrays in (named) tuples and lists of arguments."""
    if isinstance(value, np.ndarray):
        return np.array(value)
    if hasattr(value, "_fields"):
        return type(value)(*map(copied, value))
    return [copied(part) for part in value] if isinstance(value, list) else value


def unchanged(before, after):
    """Whether no array in an argument was written to, and no list of arrays changed."""
    if type(before) is not type(after):
        return False
    if isinstance(before, np.ndarray):
        same = before.dtype == after.dtype and before.shape == after.shape
        return same and np.array_equal(before, after, equal_nan=before.dtype.kind == "f")
    if isinstance(before, (tuple, list)):
        return len(before) == len(after) and all(map(unchanged, before, after))
    return True


def plain(value):
    """A copy of a result in which every array is NumPy's own, every collection Python's own.

    A subclass of an array may say that it equals everything, or lie about its shape; its numbers may not.
    No code of the value's own runs here.

    Parameters
    ----------
    value : object

    Returns
    -------
    ndarray, number, str, None, `Other`, or a tuple, `Named`, list or dict of such

    Raises
    ------
    TooMuch
        For more than `SIZE_LIMIT` numbers in one array, or more than `PARTS_LIMIT` parts in lists.
    """
    try:
        return _plain(value, itertools.count())
    except RecursionError:
        raise TooMuch("your function returned a list that contains itself.") from None


def _plain(value, parts):
    if next(parts) > PARTS_LIMIT:
        raise TooMuch(f"your function returned a list of more than {PARTS_LIMIT:,} parts.")
    kind = type(value)                                 # isinstance would ask the value itself
    if issubclass(kind, np.ndarray):
        return _plain_array(value, kind)
    if kind in _PLAIN:
        return value
    for number in (int, float):
        if issubclass(kind, number):
            return number.__pos__(value)
    if issubclass(kind, tuple):
        return _plain_tuple(value, kind, parts)
    if issubclass(kind, list):
        return [_plain(part, parts) for part in list.__iter__(value)]
    if issubclass(kind, dict):
        return {key: _plain(part, parts) for key, part in dict.items(value) if type(key) in (str, int)}
    if inspect.iscoroutine(value):
        value.close()                                  # nobody will await it
    return Other(f"{kind.__module__}.{kind.__qualname__}".removeprefix("builtins."))


def _plain_tuple(value, kind, parts):
    made = [_plain(part, parts) for part in tuple.__iter__(value)]
    fields = inspect.getattr_static(kind, "_fields", None)
    if type(fields) is not tuple or [type(field) for field in fields] != [str] * len(made):
        return tuple(made)
    named = Named(made)
    named._fields = fields
    return named


def _plain_array(value, kind):
    size = np.ndarray.size.__get__(value)              # the array's own, whatever a subclass says
    if size > SIZE_LIMIT:
        raise TooMuch(f"your function returned {size:,} numbers. Is there an outer product, or a broadcast?")
    if kind is not np.ndarray and issubclass(kind, np.ma.MaskedArray) and np.ma.is_masked(value):
        return Other("masked array")
    return np.array(value)
