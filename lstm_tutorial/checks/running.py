"""Run a learner's function once: on copies, quietly, within a time limit, whatever it does."""

import contextlib
import signal
import threading
import types
import warnings
from dataclasses import dataclass, field

import numpy as np

from lstm_tutorial.parameters import named_arrays

#: Seconds that one call may take.
TIME_LIMIT = 3.0


class TookTooLong(BaseException):
    """Raised in a learner's function when its time is up; no `except Exception` of theirs swallows it."""


@dataclass
class Run:
    """What came of one call."""

    value: object = None  #: what was returned
    error: BaseException | None = None  #: what was raised instead
    written: list = field(default_factory=list)  #: names of the arguments that were written to


def run(function, arguments, time_limit=TIME_LIMIT):
    """Call a function on copies of the arguments.

    Parameters
    ----------
    function : callable
    arguments : dict
        Handed over by position.
    time_limit : float
        In seconds. Holds where the platform can interrupt a call: in the main thread, not on Windows.

    Returns
    -------
    Run
    """
    copies = {name: copied(value) for name, value in arguments.items()}
    result = Run()
    try:
        with quiet(), limited(time_limit):
            result.value = copied(function(*copies.values()))
    except (Exception, TookTooLong, SystemExit) as error:  # it is reported, not hidden
        result.error = error
    result.written = [name for name in arguments if not unchanged(arguments[name], copies[name])]
    return result


def copied(value):
    """A copy of arrays in (named) tuples, lists and dicts; subclasses of arrays become plain arrays."""
    if isinstance(value, np.ndarray):
        return np.array(value)
    if isinstance(value, tuple) and hasattr(value, "_fields"):
        return type(value)(*map(copied, value))
    if type(value) in (tuple, list):
        return type(value)(map(copied, value))
    if type(value) is dict:
        return {key: copied(item) for key, item in value.items()}
    if isinstance(value, types.SimpleNamespace):
        return types.SimpleNamespace(**copied(vars(value)))
    return value


def unchanged(before, after):
    """Whether no array in the arguments was written to."""
    if isinstance(before, types.SimpleNamespace):
        before, after = vars(before), vars(after)
    return all(
        not isinstance(a, np.ndarray) or np.array_equal(a, b, equal_nan=True)
        for (_, a), (_, b) in zip(named_arrays(before), named_arrays(after), strict=True)
    )


class _Nowhere:
    """A stream that keeps nothing, so that endless printing costs no memory."""

    def write(self, text):
        return len(text)

    def flush(self):
        pass


@contextlib.contextmanager
def quiet():
    """Let nothing that is printed or warned of through."""
    with (
        contextlib.redirect_stdout(_Nowhere()),
        contextlib.redirect_stderr(_Nowhere()),
        warnings.catch_warnings(),
        np.errstate(all="ignore"),
    ):
        warnings.simplefilter("ignore")
        yield


@contextlib.contextmanager
def limited(seconds):
    """Raise `TookTooLong` inside the block when the time is up, and again until it is left."""
    if not can_interrupt():
        yield
        return

    def interrupt(signum, frame):
        raise TookTooLong

    previous = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds, 0.2)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)


def can_interrupt():
    """Whether a call that does not end can be stopped from here."""
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()
