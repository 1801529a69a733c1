"""Memory that is used again.

Fresh memory is dear: the operating system hands it out in pages of 4 KB and clears each of them when it is
first written to. For the gates of a long sequence that takes as long as computing them. So there are two
kinds of array here whose memory comes back. Neither is ever handed to a caller, who may keep what he is given.
Both begin where a line of the cache does.
"""

import math
import threading
import weakref

import numpy as np

#: How many blocks of lent memory wait for the next call: the gates and the cell states of one sequence.
SPARE_BLOCKS = 2

#: Bytes of a line of the cache, and of the widest registers. Where an array begins with a line, each of its registers
#: is filled from one; elsewhere from two, which takes up to twice as long. NumPy's arrays begin at a multiple of 16.
LINE = 64

_spare = []
_lock = threading.Lock()


class _Own(threading.local):
    """What each thread has for itself."""

    def __init__(self):
        self.arrays = {}


_own = _Own()


def scratch(name, shape, dtype):
    """An array to work in until the function that asks for it returns.

    Parameters
    ----------
    name : str
        The next call with this name, from the same thread, gets the same memory.
    shape : tuple of int
    dtype : numpy.dtype

    Returns
    -------
    ndarray
        Filled with what is left over from last time.
    """
    size = math.prod(shape)
    array = _own.arrays.get((name, dtype))
    if array is None or array.size < size:
        array = _own.arrays[name, dtype] = bytes_from_a_line(size * dtype.itemsize).view(dtype)
    return array[:size].reshape(shape)


def lend(shape, dtype):
    """An array that outlives the call. When nothing refers to it any more, its memory is lent again.

    Parameters
    ----------
    shape : tuple of int
    dtype : numpy.dtype

    Returns
    -------
    ndarray
        Filled with anything.
    """
    size = math.prod(shape)
    needed = size * dtype.itemsize
    with _lock:
        fitting = [k for k, memory in enumerate(_spare) if needed <= memory.nbytes <= 2 * needed]
        memory = _spare.pop(fitting[0]) if fitting else bytes_from_a_line(needed)
    # Every view of an array refers to the array at the bottom of its views. A memoryview is none, so `lent` is
    # the bottom of all that is made of it, and lives as long as any of that.
    lent = np.frombuffer(memoryview(memory), dtype, size)
    weakref.finalize(lent, _take_back, memory).atexit = False
    return lent.reshape(shape)


def bytes_from_a_line(size):
    """Fresh memory that begins with a line of the cache.

    Parameters
    ----------
    size : int
        In bytes.

    Returns
    -------
    ndarray, shape (size,), of uint8
    """
    memory = np.empty(size + LINE, np.uint8)
    start = -memory.ctypes.data % LINE
    return memory[start : start + size]


def _take_back(memory):
    with _lock:
        _spare.append(memory)
        del _spare[:-SPARE_BLOCKS]
