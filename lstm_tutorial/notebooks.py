"""A learner's notebook: its code cells, and which of them belongs to which exercise.

Metadata says it; where it was lost (some editors drop it), the name of the function that a cell defines.
"""

import json
import re
from pathlib import Path
from typing import NamedTuple

from lstm_tutorial.checks import all_exercises


class Cell(NamedTuple):
    """One code cell."""

    index: int  #: its place among all cells of the notebook, from 0
    source: str
    exercise: str | None = None  #: the exercise that its metadata names
    role: str | None = None  #: "solution" or "check", by its metadata


class Notebook(NamedTuple):
    """An exercise notebook."""

    path: Path
    cells: list  #: the code cells
    exercises: dict  #: name -> points, None where the notebook does not say; in the notebook's order


def read_notebook(path):
    """Read an exercise notebook.

    Parameters
    ----------
    path : path

    Returns
    -------
    Notebook

    Raises
    ------
    ValueError
        For what is no notebook; the message says what is wrong with it.
    """
    cells, points, in_table = [], {}, {}
    for index, raw in enumerate(read_json(path)["cells"]):
        source, (exercise, role, worth) = "".join(raw["source"]), marks_of(raw)
        if role == "check":
            points[exercise] = worth
        if raw["cell_type"] == "code":
            cells.append(Cell(index, source, exercise, role))
        else:  # the table at the top says the points too, where metadata was lost
            in_table |= dict(re.findall(r"^\| *`([\w-]+)` *\|.*\| *(\d+) *\|$", source, re.MULTILINE))
    known, stem = all_exercises(), Path(path).stem
    asked = [name for name, exercise in known.items() if exercise.chapter == stem] or known
    found = [name for cell in cells for name in (cell.exercise, *mentioned_in(cell.source)) if name in asked]
    names = dict.fromkeys(found if asked is known else [*found, *asked])
    return Notebook(Path(path), cells, {n: points.get(n) or int(in_table.get(n, 0)) or None for n in names})


def read_json(path):
    """Read a notebook's file as it is.

    Parameters
    ----------
    path : path

    Returns
    -------
    dict
        Each of its "cells" has a "cell_type", and a "source" of one or more str.

    Raises
    ------
    ValueError
        For what is no notebook; the message says what is wrong with it.
    """
    text = ""
    try:
        text = Path(path).read_bytes().decode("utf-8-sig")
        raw = json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = f"it is not JSON; {error}" if text.strip() else "the file is empty"
        if re.search("^<{7} ", text, re.MULTILINE):
            reason = "it holds the marks of a merge conflict, <<<<<<<"
        raise ValueError(f"{path} is no notebook: {reason}.") from None
    if not isinstance(raw, dict) or not isinstance(raw.get("cells"), list):
        raise ValueError(f"{path} is no notebook of format 4: it has no list of cells.")
    for number, cell in enumerate(raw["cells"], start=1):
        fields = cell if isinstance(cell, dict) else {}
        lines = fields["source"] if isinstance(fields.get("source"), list) else [fields.get("source")]
        if not all(isinstance(text, str) for text in (*lines, fields.get("cell_type"))):
            raise ValueError(f"{path} is no notebook: its cell {number} has no text, or no type.")
    return raw


def marks_of(cell):
    """Say what a cell's metadata says: our own, or else nbgrader's.

    Parameters
    ----------
    cell : dict
        As in the file.

    Returns
    -------
    exercise, role : str or None
    points : int, float or None
    """
    metadata = cell.get("metadata")
    marks = [metadata.get(key) if isinstance(metadata, dict) else None for key in ("lstm_tutorial", "nbgrader")]
    ours, nbgrader = (mark if isinstance(mark, dict) else {} for mark in marks)
    role = ours.get("role") or ("solution" if nbgrader.get("solution") else "check" if nbgrader.get("grade") else None)
    grade_id = str(nbgrader.get("grade_id"))
    exercise = ours.get("exercise") or (grade_id.removesuffix("-check") if role == "check" else grade_id)
    points = ours.get("points", nbgrader.get("points"))
    if not isinstance(exercise, str) or exercise not in all_exercises():
        return None, None, None
    return exercise, role, points if type(points) in (int, float) else None


def mentioned_in(source):
    """Name the exercises that a cell defines or checks; it may be no valid Python.

    Parameters
    ----------
    source : str

    Returns
    -------
    list of str
        Names of exercises, if it were exercises.
    """
    found = re.findall(r"^(?:def +(\w+)|check\( *[\"']([\w-]+))", source, re.MULTILINE)
    return [(function or name).replace("_", "-") for function, name in found]
