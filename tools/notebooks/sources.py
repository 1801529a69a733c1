"""Where sources and notebooks are, and the cells that a source asks for."""

import hashlib
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

import jupytext
import nbformat
from jupytext.myst import MystMetadataParsingError

from tools.notebooks.exercises import expand_exercises

CHAPTER = "[0-9][0-9]_*"
GENERATOR_VERSION = 1  # raise it when the same source is to give another notebook

KERNELSPEC = {"display_name": "Python 3 (ipykernel)", "language": "python", "name": "python3"}
LANGUAGE_INFO = {  # without Python's version: every version gives the same notebook
    "codemirror_mode": {"name": "ipython", "version": 3},
    "file_extension": ".py",
    "mimetype": "text/x-python",
    "name": "python",
    "nbconvert_exporter": "python",
    "pygments_lexer": "ipython3",
}


@dataclass(frozen=True)
class Target:
    """A notebook to make and the source that it is made from."""

    notebook: Path
    source: Path

    @property
    def root(self):
        """The folder that holds book/, solutions/ and exercises/."""
        return self.notebook.parent.parent

    @property
    def name(self):
        """The notebook's path from the root, as messages give it."""
        return self.notebook.relative_to(self.root).as_posix()

    @property
    def source_name(self):
        """The source's path from the root."""
        return self.source.relative_to(self.root).as_posix()

    @property
    def is_released(self):
        """Whether learners get it: its answers are taken out."""
        return self.notebook.parent.name == "exercises"


def target_of(notebook):
    """The target that a notebook's path stands for, whether or not its files exist.

    Parameters
    ----------
    notebook : Path
        ``book/NN_name.ipynb``, ``solutions/NN_name.ipynb`` or ``exercises/NN_name.ipynb``.

    Returns
    -------
    Target
    """
    notebook = Path(notebook).resolve()
    folder = "book" if notebook.parent.name == "book" else "solutions"
    return Target(notebook, notebook.parent.parent / folder / f"{notebook.stem}.md")


def all_targets(root):
    """Every notebook that the sources ask for, and every one that has lost its source, sorted."""
    notebooks = set()
    for source, made in {"book": ["book"], "solutions": ["solutions", "exercises"]}.items():
        for folder in made:
            stems = [path.stem for path in (root / source).glob(f"{CHAPTER}.md")]
            notebooks.update(root / folder / f"{stem}.ipynb" for stem in stems)
            notebooks.update((root / folder).glob(f"{CHAPTER}.ipynb"))
    return [target_of(notebook) for notebook in sorted(notebooks)]


def read_text(path):
    """The text of a file, its line ends normalised: every system reads the same."""
    return path.read_text(encoding="utf-8-sig")


def build(target):
    """The notebook that a source asks for: cells and metadata, nothing executed yet.

    Parameters
    ----------
    target : Target

    Returns
    -------
    nbformat.NotebookNode

    Raises
    ------
    ValueError
        For a source that would not do what its author meant; the message says what to change.
    FileNotFoundError
        If there is no source.
    """
    if not target.source.exists():
        raise FileNotFoundError(
            f"{target.name} has no source: write {target.source_name}, or delete the notebook."
        )
    notebook = _parse(target)
    for number, cell in enumerate(notebook.cells, start=1):
        _check_cell(cell, f"{target.source_name}, cell {number}")
    expand_exercises(notebook.cells, target.source_name, release=target.is_released)
    _identify(notebook.cells)
    notebook.metadata.pop("jupytext", None)
    notebook.metadata.update(kernelspec=dict(KERNELSPEC), language_info=dict(LANGUAGE_INFO))
    notebook.nbformat, notebook.nbformat_minor = 4, 5
    return notebook


def difference(one, other):
    """What differs between two cells, outputs aside: "type", "source", "metadata", "id" or None."""
    for key in ("cell_type", "source", "metadata", "id"):
        if one.get(key) != other.get(key):
            return key.removeprefix("cell_")
    return None


def _parse(target):
    try:
        return jupytext.reads(read_text(target.source), fmt="md:myst")
    except (MystMetadataParsingError, nbformat.ValidationError) as error:
        raise ValueError(
            f"{target.source_name} is no MyST notebook: {str(error).splitlines()[0]}. Cells have "
            "YAML as their metadata, and so has the file, which starts with: '---', 'kernelspec:', "
            "'  name: python3', '  display_name: Python 3', '---'."
        ) from error


def _check_cell(cell, where):
    if cell.cell_type == "code" and not cell.source.strip():
        raise ValueError(f"{where}: the code cell is empty. Write its code, or delete it.")
    if cell.cell_type == "markdown" and "{code-cell}" in cell.source:
        raise ValueError(
            f"{where}: a {{code-cell}} stands inside other text (a list, a box, an open fence), to "
            "be shown and never run. Move it to the left margin, between blank lines."
        )


def _identify(cells):
    """Give each cell an id made from what it says, or from its exercise: the same on every run."""
    seen = Counter()
    for cell in cells:
        if "nbgrader" in cell.metadata:
            cell.id = cell.metadata.nbgrader.grade_id
            continue
        content = f"{cell.cell_type}\n{cell.source}".encode()
        digest = hashlib.sha256(content).hexdigest()[:8]
        seen[digest] += 1
        cell.id = digest if seen[digest] == 1 else f"{digest}-{seen[digest]}"
