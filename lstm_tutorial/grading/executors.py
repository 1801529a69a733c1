"""Where a batch is graded: in processes of this machine, or on a Dask cluster.

A batch asks for no more than the interface of `concurrent.futures.Executor`, and for a way to get a new one when one
broke.
"""

import multiprocessing
import os
import shutil
import signal
import tempfile
import threading
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from multiprocessing import connection, util

from lstm_tutorial.grading.batch import grader_version
from lstm_tutorial.grading.sandbox.pool import close_all


@dataclass(frozen=True)
class Supply:
    """A supply of executors."""

    start: Callable  #: () -> an `Executor`, to be used in a with statement
    width: int  #: how many submissions it grades at a time
    lost: tuple = ()  #: errors by which it says that one job killed its worker


@contextmanager
def processes(jobs):
    """Grade in processes of this machine.

    Parameters
    ----------
    jobs : int
        How many.

    Yields
    ------
    Supply
    """
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small arrays: a second thread would only be in the way
    forks = "forkserver" in multiprocessing.get_all_start_methods()
    context = multiprocessing.get_context("forkserver" if forks else "spawn")
    if forks:
        context.set_forkserver_preload(["lstm_tutorial.grading"])
    yield Supply(lambda: ProcessPoolExecutor(jobs, context, initializer=_settle), width=jobs)


@contextmanager
def dask(address):
    """Grade on the workers of a Dask cluster, which see the submissions under the same paths as this machine.

    Parameters
    ----------
    address : str
        Of its scheduler, such as "tcp://10.0.0.1:8786".

    Yields
    ------
    Supply

    Raises
    ------
    OSError
        If nothing answers there, or there are no workers, or one has another version of the grader.
    ModuleNotFoundError
        If Dask is not installed.
    """
    from distributed import Client, KilledWorker

    with Client(address, timeout=5, set_as_default=False) as client:
        try:
            client.wait_for_workers(1, timeout=5)
        except TimeoutError:
            raise OSError(f"the Dask scheduler at {address} has no workers. Start some, then grade again.") from None
        for worker, version in client.run(grader_version).items():
            if version != grader_version():
                raise OSError(
                    f"the Dask worker {worker} has lstm-tutorial {version}, and this machine {grader_version()}. "
                    "Install the same on both: verdicts depend on it."
                )
        yield Supply(client.get_executor, sum(client.nthreads().values()), lost=(KilledWorker,))


def usable_cores():
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _settle():
    """Prepare a worker: Ctrl+C is meant for the command, and when the command is gone the worker goes too."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    place = tempfile.tempdir = tempfile.mkdtemp(prefix="lstm-tutorial-")
    os.chmod(place, 0o711)  # the sandbox below may belong to another user
    util.Finalize(None, _clear, (place,), exitpriority=1)  # what atexit is elsewhere, and is not in such a process
    sentinel = multiprocessing.parent_process().sentinel
    threading.Thread(target=_end_with, args=(sentinel, place), daemon=True).start()


def _end_with(sentinel, place):
    connection.wait([sentinel])
    _clear(place)
    os._exit(1)


def _clear(place):
    close_all()
    shutil.rmtree(place, ignore_errors=True)
