"""Begin an exercise again: its cell becomes a stub, after the whole notebook was copied."""

import ast
import json
import os
import shutil

from lstm_tutorial.checks import all_exercises
from lstm_tutorial.cli.errors import CommandError
from lstm_tutorial.cli.folder import by_chapter, exercise_named, find_folder, notebook_of
from lstm_tutorial.cli.stub import stub_of
from lstm_tutorial.notebooks import marks_of, mentioned_in, read_json


def reset(name, folder=None):
    """Put the stub back in the cell of an exercise, or of each exercise of a notebook; say where the copy is.

    Parameters
    ----------
    name : str
        An exercise, its function, or a notebook such as "06_forget_gate".
    folder : path, optional
        Where the notebooks are.
    """
    folder = find_folder(folder)
    chapters = by_chapter()
    name = exercise_named(name, also=chapters)
    names = [exercise.name for exercise in chapters[name]] if name in chapters else [name]
    path = notebook_of(names[0], folder)
    try:
        raw = read_json(path)
    except ValueError as error:
        raise CommandError(str(error)) from None
    done = [name for name in names if put_back(raw, name)]
    if not done:
        print(f"Nothing to reset in {path}: nothing was written for {', '.join(names)}.")
        return
    copy = save_copy(path)
    write(path, raw)
    print(f"{', '.join(done)}: the stub is back in {path}")
    print(f"The notebook as it was: {copy}")
    print("If it is open in Jupyter, choose File > Reload Notebook from Disk before you go on.")


def put_back(raw, name):
    """Put the stub of one exercise into a notebook, and take every other definition of its function out.

    Parameters
    ----------
    raw : dict
        A notebook as its file has it; changed.
    name : str
        An exercise.

    Returns
    -------
    bool
        Whether anything had to be changed.
    """
    stub, cells = stub_of(all_exercises()[name]), raw["cells"]
    of_role = {
        role: [cell for cell in cells if marks_of(cell)[:2] == (name, role)] for role in ("solution", "check")
    }  # fmt: skip
    defining = [cell for cell in cells if _defines(cell, name)]
    home = next(iter(of_role["solution"] or defining[::-1]), None)
    if home is None:
        place = cells.index(of_role["check"][0]) if of_role["check"] else len(cells)
        home = _new_cell(raw, name)
        cells.insert(place, home)
    others = [cell for cell in (*of_role["solution"], *defining) if cell is not home]
    changed = "".join(home["source"]).strip() != stub
    for cell in others:
        rest = _without(name.replace("-", "_"), "".join(cell["source"]))
        changed |= rest != "".join(cell["source"])
        cell["source"] = rest.splitlines(keepends=True)
    if changed:
        raw["cells"] = [c for c in cells if not any(c is other for other in others) or "".join(c["source"]).strip()]
        home["source"] = stub.splitlines(keepends=True)
        for cell in (home, *of_role["check"]):
            cell.update(outputs=[], execution_count=None)
    return changed


def save_copy(path):
    """Copy a notebook beside itself under a name that is free, such as 06_forget_gate.backup-1.ipynb."""
    number = 1
    while True:
        copy = path.with_name(f"{path.stem}.backup-{number}.ipynb")
        try:
            with copy.open("xb") as file:
                file.write(path.read_bytes())
            return copy
        except FileExistsError:
            number += 1


def write(path, raw):
    """Write a notebook as Jupyter does, in one go: whoever reads it meanwhile finds the old or the new one."""
    text = json.dumps(raw, indent=1, ensure_ascii=False) + "\n"
    part = path.with_name(f".{path.name}.part")
    part.write_bytes(text.encode("utf-8"))
    shutil.copymode(path, part)
    os.replace(part, path)


def _defines(cell, name):
    return (
        cell["cell_type"] == "code"
        and marks_of(cell)[1] != "check"
        and f"def {name.replace('-', '_')}" in "".join(cell["source"])
        and name in mentioned_in("".join(cell["source"]))
    )


def _without(function, source):
    """A cell's text without the definitions of a function; as it is, if it is no Python."""
    try:
        nodes = ast.parse(source).body
    except (SyntaxError, ValueError):
        return source
    lines = source.splitlines(keepends=True)
    for node in reversed(nodes):
        if isinstance(node, ast.FunctionDef) and node.name == function:
            first = min([node.lineno, *(decorator.lineno for decorator in node.decorator_list)])
            del lines[first - 1 : node.end_lineno]
    return "".join(lines)


def _new_cell(raw, name):
    marks = {"lstm_tutorial": {"exercise": name, "role": "solution"}}
    has_ids = (raw.get("nbformat"), raw.get("nbformat_minor", 0)) >= (4, 5)
    identity = {"id": name} if has_ids and all(cell.get("id") != name for cell in raw["cells"]) else {}
    cell = {"cell_type": "code", "execution_count": None, **identity, "metadata": marks, "outputs": [], "source": []}
    return cell
