"""Judge a notebook from outside: a worker runs it, and this side keeps the time and survives whatever happens.

Workers are warm: one waits, with everything imported, while the last one works.
"""

import contextlib
import json
import multiprocessing
import os
import time
from multiprocessing.connection import Connection
from typing import NamedTuple

from lstm_tutorial.checks import Result
from lstm_tutorial.cli.report import Report, Row
from lstm_tutorial.cli.worker import Job, serve
from lstm_tutorial.notebooks import read_notebook

#: Seconds that a worker may spend on one thing before it is given up: on a cell, on an exercise (whose calls
#: have shorter limits of their own), on its start (where processes are not forked, it imports everything first).
PATIENCE = {"cell": 4.0, "exercise": 8.0, "start": 30.0}


class Worker(NamedTuple):
    """A process that waits for a job, and the line to it."""

    process: multiprocessing.Process
    connection: Connection

    def end(self):
        """End it, whatever it does."""
        self.process.kill()
        self.process.join()
        self.connection.close()


class Workers:
    """A supply of workers, one always ready. Use it in a with statement."""

    def __init__(self):
        os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # small arrays; and no threads where it is forked
        forks = "forkserver" in multiprocessing.get_all_start_methods()
        self._context = multiprocessing.get_context("forkserver" if forks else "spawn")
        if forks:
            self._context.set_forkserver_preload(["lstm_tutorial.cli.worker"])
        self._spare = self._start()

    def take(self):
        """Hand over the worker that waits, and start the next."""
        worker, self._spare = self._spare, self._start()
        if not worker.process.is_alive():
            worker.end()
            worker = self._start()
        return worker

    def _start(self):
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=serve, args=(theirs,), daemon=True)
        process.start()
        theirs.close()
        return Worker(process, ours)

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self._spare.end()


class Checking:
    """The judging of one notebook, under way. `poll` it until it is finished.

    Parameters
    ----------
    path : Path
    workers : Workers

    Raises
    ------
    ValueError, OSError
        For what is no notebook, or cannot be read.
    """

    def __init__(self, path, workers):
        self._began = time.monotonic()
        self._notebook, self._workers = read_notebook(path), workers
        self._results, self._failed, self._skip = {}, {}, {}
        self.finished = False
        self._begin()

    @property
    def report(self):
        """The `Report`, of what is known so far."""
        rows = [Row(name, points, self._results.get(name)) for name, points in self._notebook.exercises.items()]
        told = " ".join(result.message for result in self._results.values() if result.diagnosis == "cell-fails")
        notes = [self._note(index, error) for index, error in sorted(self._failed.items()) if error not in told]
        return Report(self._notebook.path, rows, notes, seconds=time.monotonic() - self._began)

    def poll(self, timeout=0.0):
        """Take in what the worker says, waiting for it at most `timeout` seconds; return `finished`."""
        if self.finished:
            return True
        try:
            while self._worker.connection.poll(timeout):
                self._take(json.loads(self._worker.connection.recv_bytes()))
                timeout = 0
                if self.finished:
                    return True
        except (EOFError, OSError):
            self._give_up("the code ended Python (by an exit, or a crash)")
        if not self.finished and time.monotonic() > self._deadline:
            self._give_up("the code does not come to an end")
        return self.finished

    def cancel(self):
        """Stop here."""
        self._worker.end()
        self.finished = True

    def _begin(self):
        self._worker, self._at = self._workers.take(), None
        self._deadline = time.monotonic() + PATIENCE["start"]
        with contextlib.suppress(OSError):  # a worker that died is noticed by poll
            self._worker.connection.send(Job(self._notebook, self._skip, frozenset(self._results)))

    def _take(self, message):
        self._at = message.get("at", self._at)
        self._deadline = time.monotonic() + PATIENCE[self._at[0] if self._at else "start"]
        if "cell" in message:
            self._failed[message["cell"]] = message["error"]
        elif "result" in message:
            result = Result(**message["result"])
            self._results[result.exercise] = result
        elif "end" in message:
            self.cancel()

    def _give_up(self, reason):
        """Lay what the worker was at to its charge, and begin again with the rest."""
        self.cancel()
        kind, what = self._at or (None, None)
        if kind == "cell":
            self._skip[what] = self._failed[what] = reason
        else:
            waiting = [name for name in self._notebook.exercises if name not in self._results]
            for name in [what] if kind else waiting:
                self._results[name] = Result(name, False, True, None, f"It could not be judged: {reason}.")
        if kind:
            self.finished = False
            self._begin()

    def _note(self, index, error):
        source = next(cell.source for cell in self._notebook.cells if cell.index == index)
        first = next(filter(None, map(str.strip, source.splitlines())), "")
        first = first if len(first) <= 50 else first[:49] + "…"
        return f"The cell that begins with `{first}` does not run: {error}."


def check_notebook(path, workers):
    """Judge a notebook and wait for it.

    Returns
    -------
    Report
        For what is no notebook, one that says so.
    """
    try:
        checking = Checking(path, workers)
    except (ValueError, OSError) as error:
        return Report(path, [], [str(error)], readable=False)
    try:
        while not checking.poll(timeout=0.1):
            pass
    finally:
        checking.cancel()
    return checking.report
