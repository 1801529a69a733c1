"""A folder of submissions: which they are, and what each one's content is known by."""

import hashlib
import os
import stat
from pathlib import Path
from typing import NamedTuple

#: Bytes read at a time: a notebook may be of any size.
_PIECE = 1 << 20


class HandIn(NamedTuple):
    """One learner's work, by name and place."""

    name: str
    path: Path  #: a notebook, or a folder of notebooks


def submissions_in(folder):
    """Find the submissions of a class: each folder in it, and each notebook that lies in it directly.

    Parameters
    ----------
    folder : path

    Returns
    -------
    list of HandIn
        By name. A notebook is named by its stem, or in full where a folder has that name already.
    """
    entries = [entry for entry in Path(folder).iterdir() if not entry.name.startswith(".")]
    folders = {entry.name for entry in entries if entry.is_dir()}
    found = [HandIn(entry.name, entry) for entry in entries if entry.is_dir()]
    for entry in entries:
        if entry.suffix == ".ipynb" and entry.is_file():
            found.append(HandIn(entry.name if entry.stem in folders else entry.stem, entry))
    return sorted(found)


def content_of(path):
    """Hash what is graded of a submission: its notebooks, by name and by content.

    Parameters
    ----------
    path : path
        A notebook, or a folder of notebooks.

    Returns
    -------
    str
        The same for the same notebooks under the same names, whatever their folder is called.

    Raises
    ------
    OSError
        If a notebook cannot be read.
    """
    path = Path(path)
    digest = hashlib.sha256()
    for name, file in sorted(_notebooks_below(path)) if path.is_dir() else [(path.name, path)]:
        digest.update(os.fsencode(name) + b"\0" + (_digest(file) if file else b"no file"))
    return digest.hexdigest()


def _digest(file):
    digest = hashlib.sha256()
    with file.open("rb") as opened:
        while piece := opened.read(_PIECE):
            digest.update(piece)
    return digest.digest()


def _notebooks_below(folder):
    """Yield (name below the folder, path) of every notebook, without hidden ones.

    The path is None for a link, or a pipe that never ends: nobody reads it, but the marks have a note of it.
    """
    for place, inside, files in os.walk(folder):
        inside[:] = [name for name in inside if not name.startswith(".")]
        for name in files:
            if name.endswith(".ipynb") and not name.startswith("."):
                file = Path(place, name)
                yield file.relative_to(folder).as_posix(), file if stat.S_ISREG(file.lstat().st_mode) else None
