"""The exercise notebooks as they are handed out: where they are, and what their chapters are called."""

import functools
import json
import re
from pathlib import Path

HERE = Path(__file__).resolve().parent

#: Where an installed package keeps them, and where a checkout does.
PLACES = (HERE / "exercise_notebooks", HERE.parent / "exercises")


@functools.cache
def exercise_notebooks():
    """Find the exercise notebooks, with the package or in the checkout.

    Returns
    -------
    tuple of Path
        In the book's order.

    Raises
    ------
    FileNotFoundError
        If this installation has none.
    """
    for place in PLACES:
        if found := sorted(place.glob("[0-9][0-9]_*.ipynb")):
            return tuple(found)
    raise FileNotFoundError(
        f"This installation of lstm-tutorial has no exercise notebooks: neither in {PLACES[0]} nor in {PLACES[1]}. "
        "Install it again, from its repository."
    )


@functools.cache
def chapter_title(chapter):
    """Name a chapter as its exercises do.

    Parameters
    ----------
    chapter : str
        Stem of its notebook, such as "06_forget_gate".

    Returns
    -------
    str
        Such as "Chapter 6: The forget gate".
    """
    number, _, words = chapter.partition("_")
    title = _heading(chapter) or words.replace("_", " ")
    title = title[:1].upper() + title[1:]
    return f"Chapter {int(number)}: {title}" if number.isascii() and number.isdigit() else chapter


def _heading(chapter):
    """What stands after "# Exercises:" in the first cell of a chapter's notebook; None if there is no such notebook."""
    try:
        path = next(path for path in exercise_notebooks() if path.stem == chapter)
    except (FileNotFoundError, StopIteration):
        return None
    first = "".join(json.loads(path.read_text(encoding="utf-8"))["cells"][0]["source"])
    found = re.match(r"# Exercises: (.+)", first)
    return found and found[1].strip()
