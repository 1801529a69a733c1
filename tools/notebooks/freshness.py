"""Whether a notebook is what its source and the package would give today."""

import hashlib

import nbformat

from tools.notebooks.code import parse_cell, shows_something
from tools.notebooks.imports import reached_files
from tools.notebooks.sources import GENERATOR_VERSION, build, difference, read_text, target_of

REMEDY = "run: make notebooks"


def why_stale(path):
    """Why a notebook has to be made again, as a message that says what to do; None if it is fresh.

    Nothing is executed and nothing is written.

    Parameters
    ----------
    path : Path
        A notebook in book/, solutions/ or exercises/; it need not exist.

    Returns
    -------
    str or None

    Raises
    ------
    ValueError
        If the source itself is wrong.
    """
    target = target_of(path)
    try:
        wanted = build(target)
    except FileNotFoundError as error:
        return str(error)
    if not target.notebook.exists():
        return f"{target.name} has not been made from {target.source_name} yet; {REMEDY}"
    try:
        found = nbformat.read(target.notebook, as_version=4)
    except (nbformat.reader.NotJSONError, nbformat.ValidationError) as error:
        return f"{target.name} cannot be read as a notebook ({type(error).__name__}); {REMEDY}"
    return (
        _cells_differ(target, wanted, found)
        or _not_executed(target, found)
        or _outdated(target, wanted, found)
    )


def made_from(target, notebook):
    """A short digest of all that outputs depend on: source, generator, imported modules.

    Parameters
    ----------
    target : Target
    notebook : NotebookNode
        As `build` gives it.

    Returns
    -------
    str
        Sixteen hexadecimal digits.
    """
    digest = hashlib.sha256(f"{GENERATOR_VERSION}\n{read_text(target.source)}".encode())
    for path in _imports(target, notebook):
        content = path.read_bytes().replace(b"\r\n", b"\n")
        name = path.relative_to(target.root).as_posix()
        digest.update(f"\n{name} {len(content)}\n".encode() + content)
    return digest.hexdigest()[:16]


def _imports(target, notebook):
    trees = [parse_cell(cell.source) for cell in notebook.cells if cell.cell_type == "code"]
    return reached_files(trees, target.root)


def _cells_differ(target, wanted, found):
    for number, (cell, old) in enumerate(zip(wanted.cells, found.cells, strict=False), start=1):
        what = difference(cell, old)
        if what:
            return (
                f"{target.name}, cell {number}, is not what {target.source_name} says: its {what} "
                f"differs. Change the source, never the notebook, then {REMEDY}"
            )
    if len(wanted.cells) != len(found.cells):
        return (
            f"{target.name} has {len(found.cells)} cells where {target.source_name} gives "
            f"{len(wanted.cells)}; {REMEDY}"
        )
    return None


def _not_executed(target, found):
    count = 0
    for number, cell in enumerate(found.cells, start=1):
        if cell.cell_type != "code":
            continue
        count += 1
        if cell.execution_count != count:
            return (
                f"{target.name}, cell {number}, was not executed in order: it has count "
                f"{cell.execution_count}, expected {count}; {REMEDY}"
            )
        if not cell.outputs and shows_something(cell.source):
            return f"{target.name}, cell {number}, has lost its output; {REMEDY}"
    return None


def _outdated(target, wanted, found):
    if found.metadata.get("lstm_tutorial", {}).get("made_from") == made_from(target, wanted):
        return None
    return (
        f"{target.name} is older than its source {target.source_name}, than one of the "
        f"{len(_imports(target, wanted))} files of the package that it reaches by imports, or than "
        f"tools/notebooks; {REMEDY}"
    )
