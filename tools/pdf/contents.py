"""Which pages the book has, in which order."""

from pathlib import Path
from typing import NamedTuple

import yaml


class Part(NamedTuple):
    """A part of the book: its caption, and the names of its pages, such as ``"book/06_forget_gate"``."""

    caption: str
    pages: list


def read_parts(root):
    """Read the table of contents.

    Parameters
    ----------
    root : pathlib.Path
        The folder of ``_toc.yml``.

    Returns
    -------
    list of Part
        The first has no caption and one page, the book's front page.
    """
    table = yaml.safe_load((root / "_toc.yml").read_text("utf-8"))
    parts = [Part("", [table["root"]])]
    for part in table["parts"]:
        parts.append(Part(" ".join(part["caption"].split()), list(_pages(part["chapters"]))))
    return parts


def _pages(entries):
    """The names of pages, each followed by those of the pages below it."""
    for entry in entries:
        yield _stem(entry["file"])
        yield from _pages(entry.get("sections", ()))


def _stem(file):
    """Drop the suffix of a file's name."""
    return Path(file).with_suffix("").as_posix()
