"""The learner's folder of notebooks, and what a name on the command line means in it."""

import difflib
import re
from pathlib import Path

from lstm_tutorial.checks import all_exercises
from lstm_tutorial.cli.errors import CommandError
from lstm_tutorial.notebooks import read_notebook


def find_folder(given=None):
    """The folder (or the one notebook) meant: the one given, or ``exercises``, or where the learner stands.

    Raises
    ------
    CommandError
        If it is not there, or has no notebooks.
    """
    path = Path(given) if given else Path("exercises") if Path("exercises").is_dir() else Path()
    if not path.exists():
        raise CommandError(f"There is no {path}. Name the folder that holds your exercise notebooks.")
    if path.is_file() and path.suffix != ".ipynb":
        raise CommandError(f"{path} is no notebook: its name does not end with .ipynb.")
    if path.is_dir() and not notebooks_in(path):
        where = "here" if path == Path() else f"in {path}"
        raise CommandError(f"There are no notebooks {where}. Name the folder that holds your exercise notebooks.")
    return path


def notebooks_in(path):
    """The notebooks of a folder, by name, without hidden files and the copies that reset makes."""
    if not path.is_dir():
        return [path] if path.is_file() else []
    files = (file for file in path.glob("*.ipynb") if file.is_file())
    return sorted(f for f in files if not f.name.startswith(".") and not re.search(r"\.backup-\d+$", f.stem))


def by_chapter():
    """Exercises as a dict: chapter -> list of `Exercise`, in the book's order."""
    chapters = {}
    for exercise in all_exercises().values():
        chapters.setdefault(exercise.chapter, []).append(exercise)
    return dict(sorted(chapters.items()))


def exercise_named(name, also=()):
    """The exercise meant by a name; its function's name will do.

    Parameters
    ----------
    name : str
    also : collection of str
        Other names that may be meant; such a one is returned as it is.

    Raises
    ------
    CommandError
        For an unknown name; the message offers the nearest.
    """
    known = [*all_exercises(), *also]
    for spelling in (name, name.replace("_", "-").lower(), Path(name).name.removesuffix(".ipynb")):
        if spelling in known:
            return spelling
    spelled = {known_name.replace("_", "-"): known_name for known_name in known}
    near = difflib.get_close_matches(name.replace("_", "-").lower(), spelled, n=1, cutoff=0.4)
    offer = f"Did you mean {spelled[near[0]]}?" if near else "`lstm-tutorial list` names them all."
    raise CommandError(f"There is no exercise named {name}. {offer}")


def notebook_of(exercise, folder):
    """The notebook that has an exercise: the one named as its chapter, or the first that mentions it.

    Raises
    ------
    CommandError
        If none has it.
    """
    files = sorted(notebooks_in(folder), key=lambda file: file.stem != all_exercises()[exercise].chapter)
    for file in files:
        try:
            if exercise in read_notebook(file).exercises:
                return file
        except ValueError as error:
            if file.stem == all_exercises()[exercise].chapter:
                raise CommandError(str(error)) from None
    chapter = all_exercises()[exercise].chapter
    raise CommandError(f"No notebook in {folder} has the exercise {exercise}. Its own is {chapter}.ipynb.")
