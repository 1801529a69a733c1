"""Hints as a ladder: a question, a pointer to the equation, the shape of the answer. Never the answer."""

from lstm_tutorial.checks.registry import find

_given = {}


def hint(name):
    """Print the next hint for an exercise; after the last one, start again.

    Parameters
    ----------
    name : str
        The exercise, such as "forget-gate". For an unknown name, the nearest one is offered.
    """
    try:
        hints = find(name).hints
    except ValueError as error:
        print(error)
        return
    rung = _given.get(name, 0) % len(hints)
    _given[name] = rung + 1
    print(f"Hint {rung + 1} of {len(hints)}: {hints[rung]}")
