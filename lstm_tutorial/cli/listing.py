"""The exercises by chapter, and the hints of one."""

from lstm_tutorial.checks import all_exercises
from lstm_tutorial.cli.errors import CommandError
from lstm_tutorial.cli.folder import by_chapter, exercise_named
from lstm_tutorial.cli.stub import signature


def list_exercises():
    """Print every exercise with the function that it asks for, chapter by chapter."""
    width = max(map(len, all_exercises()))
    for chapter, exercises in by_chapter().items():
        print(chapter)
        for exercise in exercises:
            print(f"  {exercise.name:{width}}  {signature(exercise)}")


def hint_line(name, rung):
    """One hint as text.

    Parameters
    ----------
    name : str
        An exercise.
    rung : int
        Which hint, from 0.
    """
    hints = all_exercises()[name].hints
    return f"Hint {rung + 1} of {len(hints)}: {hints[rung]}"


def print_hint(name, number=1):
    """Print one hint, and how to get the next.

    Parameters
    ----------
    name : str
        An exercise; its function's name will do.
    number : int, default 1
        Which hint.
    """
    name = exercise_named(name)
    count = len(all_exercises()[name].hints)
    if not 1 <= number <= count:
        raise CommandError(f"{name} has hints 1 to {count}; there is no hint {number}.")
    print(hint_line(name, number - 1))
    if number < count:
        print(f"For the next one: lstm-tutorial hint {name} {number + 1}")
