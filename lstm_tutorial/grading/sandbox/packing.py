"""Messages to and from the sandbox: JSON for the structure, raw bytes for the arrays, and nothing that can run."""

import json
import re
import struct

import numpy as np

from lstm_tutorial.checks.values import Other, TooMuch

HEADER = struct.Struct("<II")  # lengths of the two parts: structure, arrays

#: Bytes of structure, bytes of arrays, values and levels that one message may have; a right answer has a hundredth.
STRUCTURE_LIMIT, ARRAY_LIMIT = 1 << 20, 16 << 20
VALUE_LIMIT, DEPTH_LIMIT = 50_000, 30

#: Characters that a text may have: what an exception says of itself can be endless.
TEXT_LIMIT = 2_000

#: Arrays of numbers, and of other things (objects, texts, dates), by what NumPy calls them.
NUMBERS = re.compile(r"[<>|=][fiubc]\d{1,2}")
ODD = re.compile(r"O|[<>|=][USMm]\d{1,4}(\[\w{1,3}\])?")


class Packer:
    """Turns values into a message.

    Parameters
    ----------
    name_callable : callable, optional
        Given a callable among the values, returns the name under which the other side may call it.
    """

    def __init__(self, name_callable=None):
        self._name_callable = name_callable
        self._arrays, self._bytes, self._values = [], 0, 0

    def pack(self, value):
        """The message as bytes, its header in front.

        Raises
        ------
        TooMuch
            If it would be longer than a message may be.
        """
        structure = json.dumps(self._node(value, 0), ensure_ascii=True).encode()
        if len(structure) > STRUCTURE_LIMIT:
            raise TooMuch("your function returned more lists or more text than any answer has.")
        return HEADER.pack(len(structure), self._bytes) + structure + b"".join(self._arrays)

    def _node(self, value, depth):
        self._values += 1
        if depth > DEPTH_LIMIT or self._values > VALUE_LIMIT:
            raise TooMuch("your function returned a collection larger, or more deeply nested, than any answer is.")
        if value is None or type(value) in (bool, float):
            return value
        if type(value) is int:
            return value if value.bit_length() < 4096 else ["other", "int"]
        if type(value) is str:
            return value[:TEXT_LIMIT]
        if isinstance(value, Other):
            return ["other", value.kind[:TEXT_LIMIT]]
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
        if self._bytes > ARRAY_LIMIT:
            raise TooMuch(f"your function returned {array.size:,} numbers. Is there an outer product, or a broadcast?")
        self._arrays.append(array.tobytes())
        return [kind, array.dtype.str, list(array.shape)]
