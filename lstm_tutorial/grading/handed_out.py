"""What was asked for: the exercise notebooks as they were handed out, which no submission can change."""

import ast
import functools
from typing import NamedTuple

from lstm_tutorial.checks import all_exercises
from lstm_tutorial.exercise_files import exercise_notebooks
from lstm_tutorial.notebooks import read_notebook


class Chapter(NamedTuple):
    """One exercise notebook."""

    stem: str  #: such as "06_forget_gate"
    points: dict  #: name of an exercise -> what it is worth, in the book's order
    imports: frozenset  #: what its cells import of the package: (module, name), such as ("activations", "sigmoid")


@functools.cache
def chapters():
    """All exercise notebooks.

    Returns
    -------
    dict of str to Chapter
        By stem, in the book's order.
    """
    known = {}
    for path in exercise_notebooks():
        notebook = read_notebook(path)
        asked = [name for name, exercise in all_exercises().items() if exercise.chapter == path.stem]
        points = {name: float(notebook.exercises[name] or 0) for name in asked if name in notebook.exercises}
        known[path.stem] = Chapter(path.stem, points, _imported(notebook))
    return known


@functools.cache
def points():
    """What each exercise is worth, by name, in the book's order."""
    return {name: worth for chapter in chapters().values() for name, worth in chapter.points.items()}


def _imported(notebook):
    """What a notebook's cells import of the package, but for the checks."""
    nodes = [node for cell in notebook.cells for node in ast.walk(ast.parse(cell.source))]
    froms = [node for node in nodes if isinstance(node, ast.ImportFrom) and node.module.startswith("lstm_tutorial.")]
    names = {(node.module.partition(".")[2], alias.name) for node in froms for alias in node.names}
    return frozenset((module, name) for module, name in names if module != "checks")
