"""Messages to and from the sandbox: JSON for the structure, raw bytes for the arrays, and nothing that can run."""

import json
import re
import struct
from typing import NamedTuple

import numpy as np

from lstm_tutorial.checks.values import Other, TooMuch

HEADER = struct.Struct("<II")  # lengths of the two parts: structure, arrays


class Limits(NamedTuple):
    """How much one message may hold."""

    structure: int  #: bytes of structure
    arrays: int  #: bytes of arrays
    values: int
    levels: int
    text: int  #: characters of one text; the rest of it is cut off


#: From the sandbox: a right answer has a hundredth; what an exception says of itself can be endless.
FROM_SANDBOX = Limits(structure=1 << 20, arrays=16 << 20, values=50_000, levels=30, text=2_000)

#: From the grader: the largest notebook that it reads has to pass whole.
FROM_GRADER = Limits(structure=128 << 20, arrays=128 << 20, values=1 << 24, levels=30, text=128 << 20)

#: Arrays of numbers, and of other things (objects, texts, dates), by what NumPy calls them.
NUMBERS = re.compile(r"[<>|=][fiubc]\d{1,2}")
ODD = re.compile(r"O|[<>|=][USMm]\d{1,4}(\[\w{1,3}\])?")


class Packer:
    """Turns values into a message.

    Parameters
    ----------
    name_callable : callable, optional
        Given a callable among the values, returns the name under which the other side may call it.
    limits : Limits, optional
    """

    def __init__(self, name_callable=None, limits=FROM_SANDBOX):
        self._name_callable, self._limits = name_callable, limits
        self._arrays, self._bytes, self._values = [], 0, 0

    def pack(self, value):
        """The message as bytes, its header in front.

        Raises
        ------
        TooMuch
            If it would be longer than a message may be.
        """
        structure = json.dumps(self._node(value, 0), ensure_ascii=True).encode()
        if len(structure) > self._limits.structure:
            raise TooMuch("your function returned more lists or more text than any answer has.")
        return HEADER.pack(len(structure), self._bytes) + structure + b"".join(self._arrays)

    def _node(self, value, depth):
        self._values += 1
        if depth > self._limits.levels or self._values > self._limits.values:
            raise TooMuch("your function returned a collection larger, or more deeply nested, than any answer is.")
        if value is None or type(value) in (bool, float):
            return value
        if type(value) is int:
            return value if value.bit_length() < 4096 else ["other", "int"]
        if type(value) is str:
            return value[: self._limits.text]
        if isinstance(value, Other):
            return ["other", value.kind[: self._limits.text]]
        if isinstance(value, (np.ndarray, np.generic)):
            return self._array(value)
        return self._collection(value, depth + 1)

    def _collection(self, value, depth):
        if self._name_callable and callable(value):
            return ["callable", self._name_callable(value)]
        if isinstance(value, dict):
            return ["dict", [[key, self._node(item, depth)] for key, item in value.items()]]
        if hasattr(value, "_fields"):
            kind = f"{type(value).__module__}.{type(value).__qualname__}"
            return ["named", kind, list(value._fields), [self._node(item, depth) for item in value]]
        if isinstance(value, (list, tuple)):
            kind = "list" if isinstance(value, list) else "tuple"
            return [kind, [self._node(item, depth) for item in value]]
        raise TypeError(f"A {type(value).__name__} cannot be sent, neither to the sandbox nor from it.")

    def _array(self, value):
        kind, array = ("array" if isinstance(value, np.ndarray) else "scalar"), np.asarray(value)
        if not NUMBERS.fullmatch(array.dtype.str):
            return ["odd", array.dtype.str if ODD.fullmatch(array.dtype.str) else "O", list(array.shape)]
        self._bytes += array.nbytes
        if self._bytes > self._limits.arrays:
            raise TooMuch(f"your function returned {array.size:,} numbers. Is there an outer product, or a broadcast?")
        self._arrays.append(array.tobytes())
        return [kind, array.dtype.str, list(array.shape)]
