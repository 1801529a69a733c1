"""Memory that two processes see: what one writes, the other reads, without a copy."""

import math
import mmap
import os
import tempfile

import numpy as np

from lstm_tutorial.fused.memory import LINE


class Arena:
    """A file in memory, as large as it has to be.

    Parameters
    ----------
    file : int, optional
        The descriptor of another process's arena; without it, a new one is made.
    """

    def __init__(self, file=None):
        self.file = _file_in_memory() if file is None else file
        self.memory = None

    def arrays(self, shapes, dtype):
        """Arrays of given shapes, one after the other: the same ones in both processes.

        Parameters
        ----------
        shapes : dict of str to tuple
        dtype : numpy.dtype

        Returns
        -------
        dict of str to ndarray
            They hold until either process asks for others.
        """
        sizes = [math.prod(shape) * dtype.itemsize for shape in shapes.values()]
        starts = np.cumsum([0] + [-(-size // LINE) * LINE for size in sizes])
        needed = max(int(starts[-1]), mmap.PAGESIZE)
        if os.fstat(self.file).st_size < needed:
            os.ftruncate(self.file, needed)
        if self.memory is None or len(self.memory) < needed:
            self.memory = mmap.mmap(self.file, os.fstat(self.file).st_size)
        return {
            name: np.frombuffer(self.memory, dtype, math.prod(shape), int(start)).reshape(shape)
            for (name, shape), start in zip(shapes.items(), starts[:-1], strict=True)
        }

    def close(self):
        """Give the file back; arrays that are still there keep the memory."""
        os.close(self.file)


def _file_in_memory():
    if hasattr(os, "memfd_create"):
        return os.memfd_create("lstm_tutorial")
    with tempfile.TemporaryFile() as file:
        return os.dup(file.fileno())
