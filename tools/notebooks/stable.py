"""Taking out of an executed notebook what would differ from one run to the next."""

import json
import re
import sys
from pathlib import Path

import nbformat

ADDRESS = re.compile(r"\b0x[0-9a-fA-F]{6,16}\b")
MASKED_ADDRESS = "0x..."
WIDGET_STATE = "application/vnd.jupyter.widget-state+json"


def settle(notebook, root):
    """Make the outputs the same on every run and machine: addresses, paths, widgets' ids.

    Parameters
    ----------
    notebook : NotebookNode
        Executed.
    root : Path
        The folder of the project, which tracebacks show as if they ran in it.

    Returns
    -------
    NotebookNode
        A new one.
    """
    for cell in notebook.cells:
        for output in cell.get("outputs", []):
            _mask_addresses(output)
            if output.output_type == "error":
                output.traceback = [_shorten_paths(frame, root) for frame in output.traceback]
    return _renumber_widgets(notebook)


def _mask_addresses(output):
    """Replace addresses where they are text; a picture may hold such digits by chance."""
    if output.output_type == "stream":
        output.text = ADDRESS.sub(MASKED_ADDRESS, output.text)
    elif output.output_type == "error":
        output.evalue = ADDRESS.sub(MASKED_ADDRESS, output.evalue)
        output.traceback = [ADDRESS.sub(MASKED_ADDRESS, frame) for frame in output.traceback]
    else:
        for kind in {"text/plain", "text/html"} & set(output.data):
            output.data[kind] = ADDRESS.sub(MASKED_ADDRESS, output.data[kind])


def _shorten_paths(text, root):
    """Paths in a traceback as seen from the project or from where Python's packages are."""
    home = str(Path.home())
    for folder in (str(root), sys.prefix, sys.base_prefix):
        for spelling in (folder, folder.replace(home, "~", 1)):
            text = text.replace(spelling + "/", "").replace(spelling + "\\", "")
    return re.sub(r"lib/python3\.\d+/|Lib\\", "", text)


def _renumber_widgets(notebook):
    """Number the widgets in the order of their creation, where Jupyter draws random ids."""
    state = notebook.metadata.get("widgets", {}).get(WIDGET_STATE, {}).get("state", {})
    if not state:
        return notebook
    numbers = {model: f"{number:032x}" for number, model in enumerate(state)}
    anywhere = re.compile("|".join(map(re.escape, numbers)))
    text = anywhere.sub(lambda match: numbers[match.group()], json.dumps(notebook))
    return nbformat.from_dict(json.loads(text))
