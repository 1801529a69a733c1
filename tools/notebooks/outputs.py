"""What must not stand in a notebook that readers see and that tests compare."""

import json
import re
import sys
import tempfile
from pathlib import Path

from tools.notebooks.stable import MASKED_ADDRESS

TEXT = ("text/plain", "text/html", "text/markdown", "text/latex")
FAULTS = {  # what is wrong -> how to see it
    "a memory address (end the line with a semicolon, or print what matters)": re.compile(
        rf"\b0x[0-9a-fA-F]{{6,16}}\b|{re.escape(MASKED_ADDRESS)}"
    ),
    "a NumPy scalar's repr (print it with a format, as in f'{x:.4f}')": re.compile(
        r"np\.(float|int|uint|bool|str)_?\d*\("
    ),
    "a rounded negative zero (add 0.0, or round before printing)": re.compile(
        r"(?<![\w.])-0(\.0*)?(?![\w.])"
    ),
}
NAN = re.compile(r"\b(nan|NaN)\b")
PATH = re.compile(r"(/home/|/Users/|/root/|/tmp/|/var/folders/|[A-Z]:\\)")


def faults_in(notebook, root):
    """Everything in a notebook's outputs that would mislead a reader or slip past a comparison.

    Parameters
    ----------
    notebook : NotebookNode
    root : Path
        The folder of the project: a path into it must not be shown.

    Returns
    -------
    list of str
        One line for each fault, naming the cell; empty for a sound notebook.
    """
    code = [(n, cell) for n, cell in enumerate(notebook.cells, start=1) if cell.cell_type == "code"]
    faults = []
    for count, (number, cell) in enumerate(code, start=1):
        found = [*_execution_faults(cell, count), *_tag_faults(cell)]
        found += [fault for output in cell.outputs for fault in _output_faults(output, cell, root)]
        faults += [f"cell {number}: {fault}" for fault in found]
    place = _machine_path(json.dumps(notebook.metadata), root)
    return faults + ([f"metadata: shows {place!r}, a path of one machine"] if place else [])


def _execution_faults(cell, count):
    if cell.execution_count != count:
        yield f"has execution count {cell.execution_count}, expected {count}: not run in order"
    raised = [output for output in cell.outputs if output.output_type == "error"]
    expected = "raises-exception" in _tags(cell)
    if raised and not expected:
        yield f"shows {raised[0].ename}; tag it raises-exception if it is meant to"
    if expected and not raised:
        yield "is tagged raises-exception, and nothing was raised"


def _tag_faults(cell):
    if "nbval-skip" in _tags(cell) or re.search(r"^\s*#\s*NBVAL_SKIP", cell.source, re.MULTILINE):
        yield "is skipped by nbval: a cell that is not run is not tested"


def _output_faults(output, cell, root):
    if output.get("name") == "stderr":
        yield f"writes to stderr: {output.text.strip()[:80]!r}"
    text = _text_of(output)
    if output.output_type != "error":
        for fault, pattern in FAULTS.items():
            if pattern.search(text):
                yield f"shows {fault}: {_around(pattern, text)!r}"
        if NAN.search(text) and "allows-nan" not in _tags(cell):
            yield f"shows NaN: {_around(NAN, text)!r}; tag it allows-nan if it is meant to"
    place = _machine_path(text, root)
    if place:
        yield f"shows {place!r}, a path of one machine"


def _text_of(output):
    if output.output_type == "stream":
        return output.text
    if output.output_type == "error":
        return "\n".join([output.evalue, *output.traceback])
    return "\n".join(str(output.data[kind]) for kind in TEXT if kind in output.data)


def _machine_path(text, root):
    """A path that only this machine, or only machines like it, have; None if there is none."""
    for folder in (str(root), sys.prefix, str(Path.home()), tempfile.gettempdir()):
        if len(folder) > 1 and re.search(re.escape(folder) + r"[/\\]", text):
            return folder
    found = PATH.search(text)
    return found.group() if found else None


def _tags(cell):
    return cell.metadata.get("tags", [])


def _around(pattern, text):
    found = pattern.search(text)
    return text[max(found.start() - 20, 0) : found.end() + 20]
