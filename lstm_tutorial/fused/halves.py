"""The batch in two halves, one of them for a second process.

The sequences of a batch do not meet, so each half can be read by itself, on a processor of its own; only the
gradients of the parameters are added up in the end. Why a process and not a thread: Python's threads take turns
at everything between two calls of NumPy, and a time step is a dozen short calls.
"""

import itertools
import multiprocessing
import os
import subprocess
import sys
import threading
import weakref
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from lstm_tutorial.fused import backward, forward
from lstm_tutorial.fused.arena import Arena
from lstm_tutorial.fused.cache import FusedCache, Readable
from lstm_tutorial.lstm import PARAMS, LSTMParams

#: Multiplications in a forward pass from which two processes are faster than one: half a millisecond's work.
WORTH_IT = 25_000_000

ENDED = "fused: the second process has ended; set_processes(2) starts another."

_second = None


def set_processes(count):
    """Say how many processes share the work: 1 (the default), or 2 for large enough batches.

    Set the environment variable ``OPENBLAS_NUM_THREADS`` to 1 before NumPy is imported, or the threads of OpenBLAS
    compete with the second process.

    Parameters
    ----------
    count : int

    Raises
    ------
    ValueError
        For a number other than 1 or 2, or where processes cannot share memory (on Windows).
    """
    global _second
    if count not in (1, 2):
        raise ValueError(f"set_processes: count is {count}; expected 1 or 2: the batch is cut in two halves.")
    if count == 2 and os.name != "posix":
        raise ValueError("set_processes: two processes share memory only on Linux and macOS; expected 1.")
    if _second is not None:
        _second.end()
    _second = SecondProcess() if count == 2 else None


class SecondProcess:
    """The process with the other half, and what is needed to talk to it."""

    def __init__(self):
        self.lock, self.arena = threading.Lock(), Arena()
        self.keys, self.forgotten = itertools.count(), []
        self.connection, theirs = multiprocessing.Pipe()
        files = theirs.fileno(), self.arena.file
        path = os.pathsep.join([str(Path(__file__).resolve().parents[2]), os.environ.get("PYTHONPATH", "")])
        self.process = subprocess.Popen(
            [sys.executable, "-m", "lstm_tutorial.fused.worker", *map(str, files)], pass_fds=files,
            env=os.environ | {"OPENBLAS_NUM_THREADS": "1", "PYTHONPATH": path},
        )  # fmt: skip
        theirs.close()

    def end(self):
        """Let it finish what it is doing, and end."""
        if not self.connection.closed:
            self.connection.close()
            self.process.wait()
            self.arena.close()

    def arrays(self, shapes, dtype):
        """The shared arrays for an order, as of `Arena.arrays`."""
        if self.connection.closed:
            raise RuntimeError(ENDED)
        return self.arena.arrays(shapes, dtype)

    def while_it_does(self, order, mine):
        """Send an order, do one's own half, and wait for the answer."""
        forgotten, self.forgotten[:] = self.forgotten[:], []
        try:
            self.connection.send((forgotten, *order))
            own = mine()
            answer = self.connection.recv()
        except (EOFError, OSError) as error:
            self._give_up()
            raise RuntimeError(ENDED) from error
        except BaseException:  # its answer is still to come, and would be taken for that to the next order
            self._give_up()
            raise
        if isinstance(answer, Exception):
            raise answer
        return own, answer

    def _give_up(self):
        global _second
        if _second is self:
            _second = None
        self.process.kill()
        self.end()


def pay(shape, H):
    """Whether a batch is worth cutting in two, given T, B, D and H, and there is a second process that is free."""
    T, B, D = shape
    return _second is not None and B > 1 and T * B * 4 * H * (H + D + 1) >= WORTH_IT


@dataclass(frozen=True, eq=False)
class HalvedCache(Readable):
    """In place of a `FusedCache`: one half here, the other with the second process."""

    xs: np.ndarray  #: inputs, shape (T, B, D)
    cs: np.ndarray  #: cell states, shape (T, B, H)
    params: LSTMParams
    mine: FusedCache
    second: SecondProcess
    key: int  #: by which the second process knows its half

    @property
    def dtype(self):
        """The type of what is kept."""
        return self.mine.dtype

    def over_time(self, name):
        """One quantity of every step, as `FusedCache.over_time`."""
        with self.second.lock:
            own, other = self.second.while_it_does(
                ("over time", self.key, None, None, name), lambda: self.mine.over_time(name)
            )
        return np.concatenate([own, other], axis=1)


def go_forward(xs, h_0, c_0, params, keep, hs, cs):
    """The same as `forward.go_forward`, with two processes."""
    second, b, dtype = _second, xs.shape[1] // 2, hs.dtype
    inputs = {"xs": xs[:, b:], "h_0": h_0[b:], "c_0": c_0[b:]} | {name: getattr(params, name) for name in PARAMS}
    shapes = {name: array.shape for name, array in (inputs | {"hs": hs[:, b:], "cs": cs[:, b:]}).items()}
    with second.lock:
        arrays, key = second.arrays(shapes, dtype), next(second.keys)
        for name, array in inputs.items():
            arrays[name][:] = array
        mine, _ = second.while_it_does(
            ("forward", key, shapes, dtype.str, keep),
            lambda: forward.go_forward(xs[:, :b], h_0[:b], c_0[:b], params, keep, hs[:, :b], cs[:, :b]),
        )
        hs[:, b:], cs[:, b:] = arrays["hs"], arrays["cs"]
    if not keep:
        return None
    cache = HalvedCache(xs, cs, params, mine, second, key)
    weakref.finalize(cache, second.forgotten.append, key).atexit = False  # it is told with the next order
    return cache


def go_back(dhs, cache, dcs, dxs):
    """The same as `backward.go_back`, with two processes."""
    second, dtype, b = cache.second, dxs.dtype, cache.mine.kept.shape[2]
    (_, B, D), H = dxs.shape, dhs.shape[2]
    gradients = {"dhs": dhs} if dcs is None else {"dhs": dhs, "dcs": dcs}
    shapes = {name: array[:, b:].shape for name, array in (gradients | {"dxs": dxs}).items()}
    shapes |= {"dh_0": (B - b, H), "dc_0": (B - b, H), "dparams": (4, H + D + 1, H)}
    with second.lock:
        arrays = second.arrays(shapes, dtype)
        for name, array in gradients.items():
            arrays[name][:] = array[:, b:]
        (dh_0, dc_0, dparams), _ = second.while_it_does(
            ("backward", cache.key, shapes, dtype.str),
            lambda: backward.go_back(dhs[:, :b], cache.mine, None if dcs is None else dcs[:, :b], dxs[:, :b]),
        )
        dxs[:, b:] = arrays["dxs"]
        dparams += arrays["dparams"]
        return np.concatenate([dh_0, arrays["dh_0"]]), np.concatenate([dc_0, arrays["dc_0"]]), dparams


def _after_fork():
    global _second
    _second = None  # it belongs to the process that started it


if hasattr(os, "register_at_fork"):
    os.register_at_fork(after_in_child=_after_fork)
