"""An answer in a sandbox, as the judge of the checks sees it."""

import builtins
import contextlib
import functools
import inspect
import time
from typing import NamedTuple

import numpy as np

from lstm_tutorial.checks.earlier import all_used
from lstm_tutorial.checks.limits import TIME_LIMIT, TookTooLong
from lstm_tutorial.checks.registry import find
from lstm_tutorial.checks.running import Run
from lstm_tutorial.checks.values import TooMuch
from lstm_tutorial.grading.endings import Ended, Forged
from lstm_tutorial.grading.guest import Cold
from lstm_tutorial.grading.lending import function_for

#: Seconds: for one call, for all calls of one exercise together, and until a call that the sandbox itself should
#: have stopped is stopped from here.
CALL, EXERCISE, GRACE = TIME_LIMIT, 20.0, 1.0


class About(NamedTuple):
    """What the sandbox says of a function. It may lie: nothing but the words of a message depends on it."""

    kind: str  #: such as "a function"
    callable: bool
    signature: str  #: such as "(f, c_prev, i, g)"
    takes: frozenset  #: with how many arguments it can be called, of those numbers that were asked for


class GuestAnswer:
    """A function in a sandbox; it has the methods of `lstm_tutorial.checks.answer.Answer`.

    Parameters
    ----------
    guest : Guest
    exercise : Exercise
    """

    def __init__(self, guest, exercise):
        self._guest, self._exercise = guest, exercise
        self._deadline = time.monotonic() + EXERCISE
        self._aside = self._broke = None
        self._singly = False  #: whether to ask for one run at a time
        self.errors = []  #: what became of those runs on which the verdict rests, where no value did
        self.out_of_time = False  #: whether all calls together took longer than they may

    @functools.cached_property
    def about(self):
        """The `About` of the function; None if no cell defines it."""
        request = {"do": "about", "function": self._exercise.function_name, "counts": counts(self._exercise.reference)}
        told = self._ask(request, CALL)
        with self._guest.honest():
            return None if told is None else About(
                str(told["kind"]), bool(told["callable"]), str(told["signature"]), frozenset(told["takes"])
            )

    @property
    def signature(self):
        """What its definition says of its arguments."""
        with contextlib.suppress(Ended, TookTooLong):
            return self.about.signature if self.about else "nothing"
        return "nothing"

    def takes(self, count):
        """Whether it can be called with so many arguments by position, as far as it says."""
        with contextlib.suppress(Ended, TookTooLong):
            return self.about is None or count in self.about.takes
        return True

    def run(self, arguments, time_limit=None):
        """Call it in the sandbox; see `lstm_tutorial.checks.running.run`. What broke its process is not run again."""
        [outcome] = self._run([arguments], time_limit or CALL)
        if outcome.error is not None and time_limit is None:
            self.errors.append(outcome.error)
        return outcome

    def run_all(self, cases):
        """Call it on every case; after one that had to be stopped, on no more."""
        runs = []
        while len(runs) < len(cases) and not (runs and runs[-1].was_stopped):
            rest = [case.arguments for case in cases[len(runs) :]]
            runs += self._run(rest[:1] if self._singly else rest, CALL)
        self.errors += [outcome.error for outcome in runs if outcome.error is not None]
        return runs

    def _run(self, cases, limit):
        """Call it on so many cases as one answer of the sandbox holds: on the first, at least."""
        if self._broke:
            return [Run(error=self._broke)]
        left = self._deadline - time.monotonic()
        request = {"do": "run", "function": self._exercise.function_name, "limit": min(limit, left)}
        try:
            if left <= 0:
                raise TookTooLong
            told = self._ask(request | {"cases": [list(case.values()) for case in cases]}, min(limit, left) + GRACE)
            with self._guest.honest():
                outcomes = [self._outcome(list(case), **one) for case, one in _pairs(cases, told)]
        except (Ended, TookTooLong) as error:
            if len(cases) > 1 and not isinstance(error, Forged):
                self._singly = True
                return self._run(cases[:1], limit)
            outcomes = [Run(error=error)]
        if isinstance(outcomes[-1].error, (Ended, TookTooLong)):
            self._broke = outcomes[-1].error
        self.out_of_time |= left < limit and isinstance(outcomes[-1].error, TookTooLong)
        return outcomes

    def _outcome(self, names, value=None, error=None, line="", written=(), replaced=()):
        error = error and rebuilt(error["kinds"], error["text"])
        written = [names[int(k)] for k in written]
        return Run(value, error, str(line), written, [*self._guest.replaced, *map(str, replaced)])

    @contextlib.contextmanager
    def with_earlier_right(self, exercise):
        """Put the references in the places of the learner's earlier functions, as long as the block runs."""
        earlier = [find(name) for name in all_used(exercise)]
        self._aside = [
            {"name": one.name, "function_name": one.function_name, "uses": list(one.uses), "reference": one.reference,
             "count": _count(one)}
            for one in earlier
        ]  # fmt: skip
        try:
            own = self._put_aside() if earlier else []
            self._broke = None if own else self._broke  # it may have been one of those
            yield {one.name: GuestAnswer(self._guest, one) for one in earlier if one.name in own}
        finally:
            self._aside = None
            if earlier:
                with contextlib.suppress(Ended, TookTooLong):
                    self._ask({"do": "put_back"}, CALL)

    def _put_aside(self):
        with contextlib.suppress(Ended, TookTooLong), self._guest.honest():
            return [str(name) for name in self._ask(self._putting_aside(), CALL)]
        return []

    def _putting_aside(self):
        name, uses = self._exercise.function_name, list(self._exercise.uses)
        return {"do": "put_aside", "function": name, "uses": uses, "earlier": self._aside}

    def _ask(self, request, seconds):
        """Ask the sandbox; where its process has died, begin it anew first."""
        self._guest.may_call = functools.partial(function_for, self._exercise)
        while True:
            began = time.monotonic()
            anew = self._guest.load()
            self._deadline += time.monotonic() - began  # what the notebook takes is not the exercise's
            with contextlib.suppress(Cold):
                if anew and self._aside:
                    self._guest.request(self._putting_aside(), CALL)
                return self._guest.request(request, seconds)


def _count(exercise):
    """How many arguments an exercise's function takes."""
    return counts(exercise.reference)[-1]


def counts(reference):
    """With how many arguments the reference can be called, from the fewest to the most."""
    parameters = inspect.signature(reference).parameters.values()
    needed = sum(parameter.default is parameter.empty for parameter in parameters)
    return list(range(needed, len(parameters) + 1))


def _pairs(cases, told):
    """Pair cases with what the sandbox told of them: of one at least, and of no more than it was asked for."""
    if type(told) is not list or not 1 <= len(told) <= len(cases):
        raise ValueError("other runs than were asked for")
    return zip(cases[: len(told)], told, strict=True)


def rebuilt(kinds, text):
    """An exception like the one that was raised in the sandbox: of its name, a kind of the same built-in one.

    Parameters
    ----------
    kinds : list of str
        Names of its class and of those above it.
    text : str
        What it says of itself.
    """
    own = {kind.__name__: kind for kind in (TookTooLong, TooMuch)}
    if kinds[0] in own:
        return own[kinds[0]](text)
    found = (getattr(place, kind, None) for kind in kinds for place in (builtins, np.exceptions, np.linalg))
    nearest = next(kind for kind in found if isinstance(kind, type) and issubclass(kind, BaseException))
    nearest = Exception if issubclass(nearest, BaseExceptionGroup) else nearest  # they insist on what they group
    return _kind(str(kinds[0])[:100], nearest)(str(text))


def _kind(name, nearest):
    def begin(self, text):
        self.text = text

    own = {"__init__": begin, "__str__": lambda self: self.text, "__new__": lambda kind, text: nearest.__new__(kind)}
    return type(name, (nearest,), own)
