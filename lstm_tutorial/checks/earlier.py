"""An answer may call the functions of earlier exercises: one mistake is to cost one exercise."""

import contextlib
import inspect
import types

from lstm_tutorial.checks.registry import find


@contextlib.contextmanager
def earlier_answers_right(exercise, function):
    """Put the reference in the place of the learner's earlier functions, as long as the block runs.

    Also where there is none, because its cell does not run. A function of the same name that takes other
    arguments is a helper, and stays; so does the package's own.

    Parameters
    ----------
    exercise : Exercise
    function : callable
        The answer, in whose module, or notebook, the earlier functions are looked for.

    Yields
    ------
    dict
        Name of the earlier exercise -> the learner's function for it, a stub where there is none.
    """
    scope, own, called = scope_of(function), {}, _names_in(getattr(function, "__code__", None))
    references = {find(name).function_name: (name, find(name).reference) for name in all_used(exercise)}
    before = {word: scope[word] for word in references if word in scope}
    for word, (name, reference) in references.items():
        if word in before and _is_an_answer(before[word], reference):
            own[name] = before[word]
        elif word not in before and word in called:
            own[name] = _stub
        else:
            continue
        scope[word] = inspect.unwrap(reference)          # it also takes what a learner's own would take
    try:
        yield own
    finally:
        for name in own:
            scope.pop(find(name).function_name, None)
        scope.update(before)


def takes(function, count):
    """Whether a function can be called with so many arguments by position, as far as it says."""
    try:
        signature = inspect.signature(function)
    except Exception:  # built-in functions need not say; and an object may do what it likes when asked
        return True
    try:
        signature.bind(*[None] * count)
    except TypeError:
        return False
    return True


def scope_of(function):
    """The global names that a function, a bound method, a partial or a callable object sees."""
    for part in (function, getattr(function, "func", None), type(function).__call__):
        scope = getattr(part, "__globals__", None)
        if type(scope) is dict:
            return scope
    return {}


def all_used(exercise):
    """Names of the earlier exercises whose functions an answer may call, or which those may call."""
    names = {}
    for name in exercise.uses:
        names |= {name: None} | dict.fromkeys(all_used(find(name)))
    return names


def _is_an_answer(value, reference):
    of_the_package = str(getattr(value, "__module__", "")).startswith("lstm_tutorial.")
    return callable(value) and not of_the_package and takes(value, len(inspect.signature(reference).parameters))


def _names_in(code):
    """All names that a piece of code, and the code in it, refers to."""
    if not isinstance(code, types.CodeType):
        return set()
    return set(code.co_names).union(*map(_names_in, code.co_consts))


def _stub(*arguments):
    raise NotImplementedError
