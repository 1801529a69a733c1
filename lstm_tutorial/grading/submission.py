"""A submission on disk: its notebooks, read as the untrusted files that they are."""

import os
import re
import stat
from pathlib import Path
from typing import NamedTuple

from lstm_tutorial.checks import all_exercises
from lstm_tutorial.grading.handed_out import points
from lstm_tutorial.notebooks import read_notebook

#: Bytes that a notebook may have: a hundred times what an exercise notebook with all its figures has.
SIZE_LIMIT = 16 << 20

#: Notebooks that a submission may have.
NOTEBOOK_LIMIT = 200


class Work(NamedTuple):
    """What there is to grade."""

    notebooks: list  #: of `lstm_tutorial.notebooks.Notebook`; each exercise is in one of them only
    found: int  #: how many notebooks there are, readable or not, with exercises or without
    notes: list  #: of what could not be read, in sentences


def read_submission(path):
    """Read a submission.

    Parameters
    ----------
    path : path
        A notebook, or a folder of notebooks, in which no link to another file is followed.

    Returns
    -------
    Work

    Raises
    ------
    FileNotFoundError
        If there is nothing at that path.
    """
    path = Path(path)
    path.stat()
    files = _files(path) if path.is_dir() else [path.resolve()]
    notebooks, notes = [], []
    for file in files[:NOTEBOOK_LIMIT]:
        try:
            notebooks.append(_read(file))
        except (OSError, ValueError, RecursionError, MemoryError) as error:
            notes.append(f"{file.name} cannot be read: {_reason(error, file)}")
    if len(files) > NOTEBOOK_LIMIT:
        notes.append(f"There are {len(files)} notebooks; the first {NOTEBOOK_LIMIT} were looked at.")
    return Work(_each_once(notebooks), len(files), notes)


def _files(folder):
    """The notebooks in a folder and below it, nearest first, without hidden ones and the copies that reset makes."""
    found = []
    for place, inside, files in os.walk(folder):
        inside[:] = [name for name in inside if not name.startswith(".")]
        found += [Path(place, name) for name in files if name.endswith(".ipynb") and not name.startswith(".")]
    files = [file for file in found if not re.search(r"\.backup-\d+$", file.stem)]
    return sorted(files, key=lambda file: (len(file.parts), file))


def _read(file):
    """A notebook, if it is a file of its own and no larger than any is."""
    about = os.lstat(file)
    if not stat.S_ISREG(about.st_mode):
        raise ValueError("it is a link to another file, or no file at all.")
    if about.st_size > SIZE_LIMIT:
        raise ValueError(f"it has {about.st_size >> 20} MB, more than {SIZE_LIMIT >> 20}. Clear its outputs.")
    notebook = read_notebook(file)
    return notebook._replace(exercises={name: points()[name] for name in notebook.exercises if name in points()})


def _reason(error, file):
    """What an error says, without the path of the file, whose name stands before it."""
    return str(error).removeprefix(f"{file} is no notebook: ").replace(str(file), "it") or type(error).__name__


def _each_once(notebooks):
    """Leave every exercise in one notebook only: in its chapter's, or in the first that has it."""
    chapter_of = {name: exercise.chapter for name, exercise in all_exercises().items()}
    owner = {}
    for notebook in notebooks:
        for name in notebook.exercises:
            if name not in owner or (notebook.path.stem == chapter_of[name] != owner[name].stem):
                owner[name] = notebook.path
    kept = []
    for notebook in notebooks:
        own = {name: worth for name, worth in notebook.exercises.items() if owner[name] == notebook.path}
        if own:
            kept.append(notebook._replace(exercises=own))
    return sorted(kept, key=lambda notebook: notebook.path.name)
