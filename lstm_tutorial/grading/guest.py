"""A learner's notebook in a sandbox: loaded, asked to run its functions, and begun anew when it has died."""

import contextlib
import functools
import time

from lstm_tutorial.checks.limits import TIME_LIMIT, TookTooLong, call
from lstm_tutorial.checks.running import quiet
from lstm_tutorial.grading.endings import Ended, Forged, how
from lstm_tutorial.grading.lending import class_for, is_small
from lstm_tutorial.grading.sandbox.asking import SLOW
from lstm_tutorial.grading.sandbox.channel import Closed
from lstm_tutorial.grading.sandbox.sandbox import OWN_PROCESS, START, TIME, SandboxError
from lstm_tutorial.grading.sandbox.unpacking import BadMessage

#: Seconds: for a cell, and for all cells of a notebook, however often they run.
CELL, CELLS = 10.0, 40.0

#: Seconds between one look at the files that are written and the next.
LOOK = 0.1

#: Files and bytes that a notebook may write.
FILES, BYTES = 1_000, 32 << 20

#: How many messages may come in answer to one.
MESSAGES = 2_000


class Cold(Exception):
    """The process lacks a module that takes long to import; the next one will have it."""


class Guest:
    """One notebook's exercises of one chapter.

    Parameters
    ----------
    sandbox : Sandbox
    package : Path
        As in `Sandbox.start`.
    notebook : Notebook
    names : list of str
        Of the exercises.
    """

    def __init__(self, sandbox, package, notebook, names):
        self._sandbox, self._package = sandbox, package
        self._cells = [[cell.index, cell.source, cell.role] for cell in notebook.cells]
        self._indices = {cell.index for cell in notebook.cells}
        self._names, self._left = list(names), CELLS
        self._process = self._channel = None
        self._lent = {}  #: name -> a function of the grader's that was handed over
        self.may_call = lambda name: None  #: name of a function of the package -> the function, if it may be called now
        self.protections = ()  #: those that are active in its process
        self.failed = {}  #: index of a cell -> why it does not run
        self.ended_by = {}  #: index of a cell -> the `Ended` or `TookTooLong` that came of it
        self.replaced = []  #: names of NumPy's functions that a cell replaced
        self.refused = []  #: names of what was asked for, and refused

    def load(self):
        """Run the cells, if they have not run in a process that is still there; return whether they had to."""
        if self._process is not None:
            return False
        while self._process is None:
            if self._left <= 0:
                raise TookTooLong
            self._start()
            self._run_cells()
        return True

    def _run_cells(self):
        """Run the cells but those that ended a process before; where another one does, note it."""
        began, at = time.monotonic(), []
        request = {"do": "load", "cells": self._cells, "names": self._names, "skip": list(self.ended_by)}
        try:
            told = self.request(request, CELL, at)
            with self.honest():
                self.failed |= {int(index): str(error) for index, error in told["failed"].items()}
                self.replaced = list(map(str, told["replaced"]))
        except Cold:
            pass
        except (Ended, TookTooLong) as error:
            self.end()
            if not at or at[-1] in self.ended_by:
                raise
            self.ended_by[at[-1]] = error
            self.failed[at[-1]] = str(error) or "does not come to an end"
        finally:
            self._left -= time.monotonic() - began

    def request(self, message, seconds, at=None):
        """Ask the sandbox for something, and answer its calls meanwhile.

        Parameters
        ----------
        message : dict
        seconds : float
            That it may take; where it tells what it is at, that each such thing may take.
        at : list, optional
            To which is added what it tells that it is at.

        Returns
        -------
        object

        Raises
        ------
        TookTooLong, Ended
        Cold
            If its process is to be another one, which has what is imported here. Ask again.
        """
        try:
            return self._request(message, seconds, at)
        except TimeoutError:
            self.end()
            raise TookTooLong from None
        except (BadMessage, KeyError, IndexError, TypeError, AttributeError, ValueError) as error:
            self.end()
            raise Forged(f"sent the grader {error}") from None
        except Closed:
            raise Ended(how(self.end())) from None

    @contextlib.contextmanager
    def honest(self):
        """Take what does not have the form of an honest reply, in the block, for forged.

        Raises
        ------
        Forged
        """
        try:
            yield
        except (KeyError, IndexError, TypeError, AttributeError, ValueError, StopIteration) as error:
            self.end()
            raise Forged(f"sent the grader a reply of another form ({type(error).__name__})") from None

    def _request(self, message, seconds, at):
        if self._channel.ready(0):  # before it was asked
            self._channel.receive(time.monotonic())
            raise BadMessage("a message that nobody asked for")
        last = time.monotonic() + (seconds if at is None else self._left)
        deadline = min(time.monotonic() + seconds, last)
        self._channel.send(message, deadline)
        for _ in range(MESSAGES):
            told = self._wait(deadline)
            if "done" in told:
                return told["done"]
            if "slow" in told:
                raise self._cold(SLOW[told["slow"]])
            if "at" in told:
                self._note(told["at"], at)
                deadline = min(time.monotonic() + seconds, last)
            else:
                self._channel.send(self._answer(told), deadline)
        raise BadMessage("calls without end")

    def _cold(self, module):
        """From now on, start with a module; each only once."""
        if module in self._sandbox.warm:
            raise BadMessage("a module that is there already")
        self._sandbox.warm.add(module)
        self.end()
        return Cold()

    def _note(self, cell, at):
        """Note which cell comes next: each gives the sandbox more time, so it must be one that is there, and new."""
        if at is None or cell in at or cell not in self._indices:
            raise BadMessage("progress where there is none")
        at.append(cell)

    def _wait(self, deadline):
        """The next message; meanwhile, and after it, a look at the files that are written."""
        while not self._channel.ready(LOOK) and time.monotonic() < deadline:
            self._look_at_files()
        told = self._channel.receive(deadline)
        self._look_at_files()
        if type(told) is not dict:
            raise BadMessage("no message")
        return told

    def _look_at_files(self):
        count, size = self._sandbox.written()
        if count > FILES or size > BYTES:
            self.end()
            raise Ended("wrote more, or larger, files than it may")

    def _answer(self, told):
        """The grader's answer to a call from the sandbox."""
        name = told["call"]
        function = self._lent.get(name) or self.may_call(name)
        if function is None:
            self.refused.append(name)
            return {"refused": True, "text": f"{name.rpartition('.')[-1]} of the package cannot be called here"}
        if not all(map(is_small, [*told["arguments"], *told["options"].values()])):
            return {"text": f"{name.rpartition('.')[-1]} was called with larger arrays than any answer has"}
        try:
            with quiet():
                return {"value": call(functools.partial(function, **told["options"]), told["arguments"], TIME_LIMIT)}
        except (Exception, TookTooLong) as error:
            return {"text": f"{type(error).__name__}: {error}"}

    def forget(self):
        """Before the next exercise, forget the last: what was lent, what was refused, a process that it broke."""
        if self._process and self._channel.ready(0):
            self.end()
        self._lent, self.refused = {}, []

    def end(self):
        """End its process; return its exit code, where it had ended by itself."""
        process, self._process = self._process, None
        return process.end() if process else None

    def _lend(self, function):
        name = f"lent.{len(self._lent)}.{getattr(function, '__name__', 'function')}"
        self._lent[name] = function
        return name

    def _start(self):
        self._process = self._sandbox.start(self._package)
        self._channel = self._process.channel(make_named=class_for, name_callable=self._lend)
        try:
            self.protections = [OWN_PROCESS, TIME, *self._channel.receive(time.monotonic() + START)["done"]]
        except (Closed, BadMessage, TimeoutError) as error:
            self.end()
            raise SandboxError(f"A sandbox does not start: {error!r}.") from None
