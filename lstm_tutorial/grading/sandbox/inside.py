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
from importlib.machinery import ModuleSpec
from typing import NamedTuple

from lstm_tutorial.checks import registry
from lstm_tutorial.checks.earlier import earlier_answers_right, takes
from lstm_tutorial.checks.pristine import restore
from lstm_tutorial.checks.running import run
from lstm_tutorial.checks.values import TooMuch
from lstm_tutorial.grading.sandbox.channel import Channel, Closed
from lstm_tutorial.needed import namespace_of_a_notebook, program, run_step

#: More arguments than any exercise's function takes.
MANY = 20


class Cell(NamedTuple):
    """One code cell, as in `lstm_tutorial.notebooks`."""

    index: int
    source: str
    role: str | None


class NotYours(Exception):
    """Raised where a learner's code calls what it was asked to write."""


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
    channel = Channel(socket, make_named=_named_tuple, call=lambda name: _Remote(channel, name))
    _settle(folders["scratch"])
    protections = confinement.apply(folders["package"])
    sys.path.insert(0, folders["package"])
    sys.meta_path.append(_Absent(channel))
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
        """Say what a name stands for, and with how many arguments it can be called."""
        if function not in self._scope:
            return None
        value = self._scope[function]
        is_function = callable(value) and not isinstance(value, type)
        return {
            "kind": f"the class {value.__name__}" if isinstance(value, type) else f"a {type(value).__name__}",
            "callable": is_function,
            "takes": [count for count in range(MANY) if is_function and takes(value, count)],
            "signature": _signature(value) if is_function else "",
        }

    def run(self, function, arguments, limit):
        """Call a function once."""
        names = [str(k) for k in range(len(arguments))]
        outcome = run(self._scope.get(function, _undefined), dict(zip(names, arguments, strict=True)), limit)
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


class _Remote:
    """A function of the grader's, called over the line."""

    def __init__(self, channel, name):
        self._channel, self._name = channel, name
        self.__name__, self.__module__ = name.rpartition(".")[-1], "lstm_tutorial.asked_for"

    def __call__(self, *arguments, **options):
        self._channel.send({"call": self._name, "arguments": arguments, "options": options})
        reply = self._channel.receive()
        if "value" in reply:
            return reply["value"]
        raise (NotYours if reply.get("refused") else ValueError)(reply["text"])


class _Absent:
    """Finds those modules of the package that are not here: all that they hold has to be asked for."""

    def __init__(self, channel):
        self._channel = channel

    def find_spec(self, name, path=None, target=None):
        return ModuleSpec(name, self, is_package=True) if name.startswith("lstm_tutorial.") else None

    def create_module(self, spec):
        return None

    def exec_module(self, module):
        module.__getattr__ = lambda name: self._asked(f"{module.__name__}.{name}")

    def _asked(self, name):
        if name.rpartition(".")[-1].startswith("__"):
            raise AttributeError(name)
        return _Remote(self._channel, name)


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
