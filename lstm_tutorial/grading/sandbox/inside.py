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
import types
import warnings
from collections import namedtuple
from typing import NamedTuple

from lstm_tutorial.checks import registry
from lstm_tutorial.checks.earlier import earlier_answers_right, takes
from lstm_tutorial.checks.pristine import restore
from lstm_tutorial.checks.running import Run, run
from lstm_tutorial.checks.values import TooMuch
from lstm_tutorial.grading.sandbox.asking import Absent, Remote
from lstm_tutorial.grading.sandbox.channel import Channel, Closed
from lstm_tutorial.needed import namespace_of_a_notebook, program, run_step


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
    channel = Channel(socket, make_named=_named_tuple, call=lambda name: Remote(channel, name))
    _settle(folders["scratch"])
    protections = confinement.apply(folders["package"])
    sys.path.insert(0, folders["package"])
    sys.meta_path.append(Absent(channel))
    guest = _Guest(channel)
    try:
        channel.send({"done": protections})
        while True:
            request = channel.receive()
            try:
                channel.send({"done": getattr(guest, request.pop("do"))(**request)})
            except TooMuch as error:
                channel.send({"done": {"error": _described(error)}})
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

    def about(self, function):
        """Say what a name stands for."""
        if function not in self._scope:
            return None
        value = self._scope[function]
        is_function = callable(value) and not isinstance(value, type)
        return {
            "kind": f"the class {value.__name__}" if isinstance(value, type) else f"a {type(value).__name__}",
            "callable": is_function,
            "signature": _signature(value) if is_function else "",
        }

    def takes(self, function, count):
        """Whether a function can be called with so many arguments, as far as it says."""
        return takes(self._scope.get(function, _undefined), count)

    def run(self, function, arguments, limit):
        """Call a function once."""
        names = [str(k) for k in range(len(arguments))]
        try:
            outcome = run(self._scope.get(function, _undefined), dict(zip(names, arguments, strict=True)), limit)
        except KeyboardInterrupt as error:  # nobody's stop button but the code's own
            outcome = Run(error=error)
        reply = {"written": [int(name) for name in outcome.written], "replaced": outcome.replaced}
        if outcome.error is not None:
            return reply | {"error": _described(outcome.error), "line": outcome.line}
        return reply | {"value": outcome.value}

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
