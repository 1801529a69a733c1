"""What of the package the grader itself has, for those in a sandbox that may ask for it: by name, and checked."""

import functools
import importlib

import numpy as np

from lstm_tutorial.checks.earlier import all_used
from lstm_tutorial.grading.reach import file_of, origin
from lstm_tutorial.grading.views import ASKED_FOR, BOOK

#: How long an axis, or a collection, of an argument may be, and how many of both may stand in one another: no answer
#: needs half as long ones. Broadcasting can then make 8 MB of them in the grader's own memory, and no more.
LONGEST, DEEPEST = 32, 4


def function_for(exercise, asked):
    """The package's own function that an answer may call.

    Parameters
    ----------
    exercise : Exercise
        That is being judged.
    asked : str
        The function's full name, as the sandbox knows it.

    Returns
    -------
    callable or None
        None unless it was to be written in an exercise that this one may use.
    """
    asked = asked.removeprefix(f"{ASKED_FOR}.")
    return _found(asked) if asked.rpartition(".")[-1].replace("_", "-") in all_used(exercise) else None


def class_for(name, fields):
    """The package's class of a named tuple that came from a sandbox; None if it has none of that name and fields."""
    found = _found(name)
    return found if isinstance(found, type) and getattr(found, "_fields", None) == fields else None


def is_small(value, depth=0):
    """Whether an argument from a sandbox is so small that a function of the grader's can be called with it.

    Parameters
    ----------
    value : object
        As `lstm_tutorial.grading.sandbox.unpacking` makes it.
    depth : int
        In how many collections it stands.
    """
    if isinstance(value, np.ndarray):
        return depth + value.ndim <= DEEPEST and all(length <= LONGEST for length in value.shape)
    if isinstance(value, (dict, list, tuple)):
        parts = value.values() if isinstance(value, dict) else value
        return depth < DEEPEST and len(value) <= LONGEST and all(is_small(part, depth + 1) for part in parts)
    return not isinstance(value, int) or abs(value) <= 1 << 32


@functools.lru_cache(maxsize=1000)
def _found(name):
    """A function or class of one of the book's modules; None if there is none of that name."""
    module, _, name = name.removeprefix("lstm_tutorial.").rpartition(".")
    if module.split(".")[0] not in BOOK or not all(map(str.isidentifier, module.split("."))) or not file_of(module):
        return None
    place = origin(module, name)
    return place and getattr(importlib.import_module(f"lstm_tutorial.{place[0]}"), place[1])
