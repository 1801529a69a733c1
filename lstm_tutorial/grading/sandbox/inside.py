"""What happens inside the sandbox: a learner's code is loaded, and its functions are called, as the grader asks.

Nothing here knows a right answer. Whatever the code does to this process, all that leaves it is values.
"""

import builtins
import contextlib
import importlib
import inspect
import os
import signal
import sys
import time
import types
import warnings
from collections import namedtuple
from typing import NamedTuple

from lstm_tutorial.checks import registry
from lstm_tutorial.checks.earlier import earlier_answers_right, takes
from lstm_tutorial.checks.pristine import restore
from lstm_tutorial.checks.running import Run, run
from lstm_tutorial.checks.values import TooMuch
from lstm_tutorial.grading.sandbox.asking import Absent, Remote, Slow
from lstm_tutorial.grading.sandbox.channel import Channel, Closed
from lstm_tutorial.grading.sandbox.packing import FROM_GRADER, FROM_SANDBOX
from lstm_tutorial.needed import namespace_of_a_notebook, program, run_step

#: Seconds after which the grader is told of the runs that there are, before the others are begun: it is waiting.
ENOUGH = 0.5


class Cell(NamedTuple):
    """One code cell, as in `lstm_tutorial.notebooks`."""

    index: int
    source: str
    role: str | None


def live(socket, folders, confinement):
    """Confine this process, then do what the grader asks, until it hangs up.

    Parameters
    ----------
    socket : socket.socket
        The line to the grader.
    folders : dict
        "scratch": where to stand; "package": where the package lies, without what is asked for.
    confinement : Confinement
    """
    channel = Channel(
        socket, sends=FROM_SANDBOX, receives=FROM_GRADER,
        make_named=_named_tuple, call=lambda name: Remote(channel, name),
    )  # fmt: skip
    _settle(folders["scratch"])
    protections = confinement.apply(folders["package"])
    sys.path.insert(0, folders["package"])
    sys.meta_path.append(Absent(channel))
    sys.meta_path.insert(0, Slow(channel))
    guest = _Guest(channel)
    try:
        channel.send({"done": protections})
        while True:
            request = channel.receive()
            _reply(channel, getattr(guest, request.pop("do"))(**request))
    except Closed:
        os._exit(0)
    except BaseException:  # the code has done something to what this module needs
        os._exit(1)


class _Guest:
    """A learner's notebook. Each method is one thing that the grader asks for."""

    def __init__(self, channel):
        self._channel = channel
        self._scope = namespace_of_a_notebook()
        self._aside = contextlib.nullcontext()

    def load(self, cells, names, skip):
        """Run what the exercises need of the cells; tell which cell comes next, and return what went wrong."""
        cells, failed = [Cell(*cell) for cell in cells], {}
        for step in program(types.SimpleNamespace(cells=cells, exercises=names)):
            index = step.cell.index
            if index in skip:
                continue
            self._channel.send({"at": index})
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")
                if error := step.error or run_step(step, self._scope):
                    failed[index] = error
        return {"failed": failed, "replaced": [f"{place}.{name}" for place, name in restore()]}

    def about(self, function, counts):
        """Say what a name stands for, and with which of some numbers of arguments it can be called."""
        if function not in self._scope:
            return None
        value = self._scope[function]
        is_function = callable(value) and not isinstance(value, type)
        return {
            "kind": f"the class {value.__name__}" if isinstance(value, type) else f"a {type(value).__name__}",
            "callable": is_function,
            "signature": _signature(value) if is_function else "",
            "takes": [count for count in counts if is_function and takes(value, count)],
        }

    def run(self, function, cases, limit):
        """Call a function on some cases; after `ENOUGH` seconds, and after a call that was stopped, on no more."""
        told, end = [], time.monotonic() + ENOUGH
        for arguments in cases:
            outcome = self._run(function, arguments, limit)
            told.append(_told(outcome))
            if outcome.was_stopped or time.monotonic() > end:
                break
        return told

    def _run(self, function, arguments, limit):
        names = [str(k) for k in range(len(arguments))]
        try:
            return run(self._scope.get(function, _undefined), dict(zip(names, arguments, strict=True)), limit)
        except KeyboardInterrupt as error:  # nobody's stop button but the code's own
            return Run(error=error)

    def put_aside(self, function, uses, earlier):
        """Put the grader's functions in the places of the learner's earlier ones; return the exercises' names."""
        known = {one["name"]: types.SimpleNamespace(**one) for one in earlier}
        for one in known.values():
            one.reference.__signature__ = _signature_of(one.count)
        registry._exercises = known
        self._aside = earlier_answers_right(types.SimpleNamespace(uses=uses), self._scope.get(function))
        return list(self._aside.__enter__())

    def put_back(self):
        """Put the learner's earlier functions back."""
        self._aside.__exit__(None, None, None)


def _reply(channel, done):
    """Send what was done; of many runs the first alone, where all together are too much, and where that is, why."""
    try:
        channel.send({"done": done})
    except TooMuch as error:
        _reply(channel, done[:1] if len(done) > 1 else [{"error": _described(error)}])


def _told(outcome):
    """What came of a call, as it is told to the grader."""
    told = {"written": [int(name) for name in outcome.written], "replaced": outcome.replaced}
    if outcome.error is not None:
        return told | {"error": _described(outcome.error), "line": outcome.line}
    return told | {"value": outcome.value}


def _settle(scratch):
    """Stand in the scratch folder, deaf and dumb, with an environment that says nothing of who grades."""
    if hasattr(os, "setsid"):
        os.setsid()
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    builtins.exit = builtins.quit = sys.exit
    os.environ.clear()
    os.environ.update(HOME=scratch, TMPDIR=scratch, LANG="C.UTF-8", MPLBACKEND="agg", MPLCONFIGDIR=scratch)
    os.environ.update(OPENBLAS_NUM_THREADS="1", OMP_NUM_THREADS="1")
    os.chdir(scratch)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    os.close(nowhere)


def _named_tuple(name, fields):
    """The package's class of a named tuple, or one like it."""
    module, _, kind = name.rpartition(".")
    try:
        found = getattr(importlib.import_module(module), kind, None)
    except ImportError:
        found = None
    return found if getattr(found, "_fields", None) == fields else namedtuple(kind, fields)


def _undefined(*arguments):
    """Stands for a function that no cell defines."""
    raise NotImplementedError


def _signature_of(count):
    kind = inspect.Parameter.POSITIONAL_ONLY
    return inspect.Signature([inspect.Parameter(f"a{k}", kind) for k in range(count)])


def _signature(function):
    try:
        return str(inspect.signature(function))
    except (TypeError, ValueError):
        return "(...)"


def _described(error):
    """An exception in words: the names of its kinds, from its own to the most general, and what it says."""
    try:
        text = str(error)
    except BaseException:  # a learner's own class of exception
        text = ""
    return {"kinds": [kind.__name__ for kind in type(error).__mro__], "text": text}
