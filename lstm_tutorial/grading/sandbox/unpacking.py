"""Reading a message of the other side: numbers, texts and collections of such come out of it, or a `BadMessage`.

It is never unpickled, and no class of the other side's choosing is ever called.
"""

import json
import math

import numpy as np

from lstm_tutorial.checks.values import Named, Other
from lstm_tutorial.grading.sandbox.packing import FROM_SANDBOX, NUMBERS, ODD


class BadMessage(ValueError):
    """A message that no honest other side sends."""


class Unpacker:
    """Turns a message into values.

    Parameters
    ----------
    structure, arrays : bytes
    make_named : callable, optional
        Given the name of a class and the names of its fields, returns what makes such a tuple of its values,
        or None. Without it, or with None, the tuple is a `Named`.
    call : callable, optional
        Given the name of a callable of the other side, returns one that calls it. Without it, a message that
        holds a callable is bad.
    limits : Limits, optional

    Raises
    ------
    BadMessage
    """

    def __init__(self, structure, arrays, make_named=None, call=None, limits=FROM_SANDBOX):
        self._make_named, self._call, self._limits = make_named or (lambda name, fields: None), call, limits
        self._arrays, self._at, self._values = arrays, 0, 0
        try:
            self.value = self._value(json.loads(structure), 0)
        except BadMessage:
            raise
        except Exception as error:
            raise BadMessage(f"{type(error).__name__}: {error}") from None

    def _value(self, node, depth):
        self._values += 1
        if depth > self._limits.levels or self._values > self._limits.values:
            raise BadMessage("more values, or more levels, than a message has")
        if isinstance(node, str):
            return node[: self._limits.text]
        if not isinstance(node, list):
            if node is not None and type(node) not in (bool, int, float):
                raise BadMessage("a JSON object")
            return node
        kind, *rest = node
        read = getattr(self, f"_read_{kind}", None) if isinstance(kind, str) else None
        if read is None:
            raise BadMessage("a value of an unknown kind")
        return read(depth + 1, *rest)

    def _read_list(self, depth, items):
        return [self._value(item, depth) for item in items]

    def _read_tuple(self, depth, items):
        return tuple(self._read_list(depth, items))

    def _read_dict(self, depth, pairs):
        return {_key(key): self._value(item, depth) for key, item in pairs}

    def _read_named(self, depth, name, fields, items):
        fields, values = tuple(_text(field) for field in fields), self._read_list(depth, items)
        if len(fields) != len(values):
            raise BadMessage("a named tuple with a name too many, or too few")
        if make := self._make_named(_text(name), fields):
            return make(*values)
        named = Named(values)
        named._fields = fields
        return named

    def _read_other(self, depth, kind):
        return Other(_text(kind))

    def _read_callable(self, depth, name):
        if self._call is None:
            raise BadMessage("a callable")
        return self._call(_text(name))

    def _read_odd(self, depth, dtype, shape):
        """An array of something other than numbers: of its kind and shape, and empty of what it held."""
        if not ODD.fullmatch(_text(dtype)):
            raise BadMessage("an array of an unknown kind")
        dtype, shape = np.dtype(dtype), _shape(shape)
        return np.zeros(shape if math.prod(shape) * dtype.itemsize < 1 << 16 else 0, dtype)

    def _read_array(self, depth, dtype, shape):
        if not NUMBERS.fullmatch(_text(dtype)):
            raise BadMessage("an array of something other than numbers")
        dtype, shape = np.dtype(dtype), _shape(shape)
        begin, self._at = self._at, self._at + math.prod(shape) * dtype.itemsize
        if self._at > len(self._arrays):
            raise BadMessage("an array that is shorter than it says")
        return np.frombuffer(self._arrays[begin : self._at], dtype).reshape(shape).copy()

    def _read_scalar(self, depth, dtype, shape):
        return self._read_array(depth, dtype, shape)[()]


def _text(value):
    if type(value) is not str:
        raise BadMessage("something else where a text belongs")
    return value[: FROM_SANDBOX.text]


def _key(value):
    if type(value) not in (str, int):
        raise BadMessage("a dict with a key that is neither text nor a whole number")
    return value


def _shape(lengths):
    if len(lengths) > 32 or not all(type(length) is int and 0 <= length <= 1 << 40 for length in lengths):
        raise BadMessage("an impossible shape")
    return tuple(lengths)
