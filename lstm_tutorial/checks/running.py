"""Run a learner's function once: on copies, quietly, within a time limit, whatever it does."""

import contextlib
import io
import sys
import warnings
from dataclasses import dataclass, field

import numpy as np

from lstm_tutorial.checks import limits
from lstm_tutorial.checks.errors import line_of
from lstm_tutorial.checks.pristine import restore
from lstm_tutorial.checks.values import copied, plain, unchanged


@dataclass
class Run:
    """What came of one call."""

    value: object = None  #: what was returned
    error: BaseException | None = None  #: what was raised instead
    line: str = ""  #: the line of the learner's code that raised it, where its text is known
    written: list = field(default_factory=list)  #: names of the arguments that were written to
    replaced: list = field(default_factory=list)  #: names of NumPy's functions that were replaced, such as "np.tanh"

    @property
    def was_stopped(self):
        """Whether it ended otherwise than by returning, or by an error that a program may catch."""
        return self.error is not None and not isinstance(self.error, Exception)


def run(function, arguments, time_limit=limits.TIME_LIMIT):
    """Call a function on copies of the arguments.

    Parameters
    ----------
    function : callable
    arguments : dict
        Handed over by position.
    time_limit : float
        In seconds. Holds where the platform can interrupt a call; see `limits.can_interrupt`.

    Returns
    -------
    Run
    """
    copies = {name: copied(value) for name, value in arguments.items()}
    result = Run()
    try:
        with quiet(), untraced_afterwards():
            try:
                value = limits.call(function, copies.values(), time_limit)
            finally:
                result.replaced = [f"{place}.{name}" for place, name in restore()]
            result.value = plain(value)
    except KeyboardInterrupt:  # the learner's own stop button
        raise
    except BaseException as error:  # it is reported, not hidden
        result.error, result.line = error, line_of(error, function)
    result.written = [name for name in arguments if not unchanged(arguments[name], copies[name])]
    return result


class _Nowhere(io.TextIOBase):
    """A stream that keeps nothing, so that endless printing costs no memory."""

    def write(self, text):
        return len(text)


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
def untraced_afterwards():
    """Put back the tracer that was there before: none, most often."""
    before = sys.gettrace()
    try:
        yield
    finally:
        if sys.gettrace() is not before:
            sys.settrace(before)
