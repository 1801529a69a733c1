"""An answer may call the functions of earlier exercises: one mistake is to cost one exercise."""

import contextlib
import inspect

from lstm_tutorial.checks.registry import find


@contextlib.contextmanager
def earlier_answers_right(exercise, function):
    """Put the reference in the place of the learner's earlier functions, as long as the block runs.

    A function of the same name that takes other arguments is a helper, and stays; so does the package's own.

    Parameters
    ----------
    exercise : Exercise
    function : callable
        The answer, in whose module, or notebook, the earlier functions are looked for.

    Yields
    ------
    dict
        Name of the earlier exercise -> the learner's function for it.
    """
    scope, own = _scope(function), {}
    for name in exercise.uses:
        earlier = find(name)
        mine = scope.get(earlier.function_name)
        of_the_package = str(getattr(mine, "__module__", "")).startswith("lstm_tutorial.")
        if callable(mine) and not of_the_package and takes(mine, len(inspect.signature(earlier.reference).parameters)):
            own[name] = mine
            scope[earlier.function_name] = earlier.reference
    try:
        yield own
    finally:
        scope.update({find(name).function_name: mine for name, mine in own.items()})


def takes(function, count):
    """Whether a function can be called with so many arguments by position, as far as it says."""
    try:
        inspect.signature(function).bind(*[None] * count)
    except TypeError:
        return False
    except ValueError:  # built-in functions need not say
        return True
    return True


def _scope(function):
    """The global names that a function, a bound method, a partial or a callable object sees."""
    for part in (function, getattr(function, "func", None), type(function).__call__):
        scope = getattr(part, "__globals__", None)
        if isinstance(scope, dict):
            return scope
    return {}
