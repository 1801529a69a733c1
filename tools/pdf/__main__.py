"""The command line: ``python -m tools.pdf``."""

import argparse
import base64
import os
import sys
import tomllib
from pathlib import Path

import yaml

from tools.browser import find_browser, open_browser
from tools.pdf.chapter import read_chapter
from tools.pdf.contents import read_parts
from tools.pdf.printing import PAPER, PrintError, print_volume
from tools.pdf.volume import Book, bind

ROOT = Path(__file__).resolve().parents[2]
SUBTITLE = "From a plain recurrent network to an LSTM that you wrote, checked and trained yourself"


def make_volume(root, site, address="", paper="A4"):
    """Join the built pages.

    Parameters
    ----------
    root : pathlib.Path
        The folder of ``_toc.yml``.
    site : pathlib.Path
        The built site.
    address : str
        Where the site is published, if it is.
    paper : str
        A key of `tools.pdf.printing.PAPER`.

    Returns
    -------
    tools.pdf.volume.Volume
    """
    parts = read_parts(root)
    names = {name for part in parts for name in part.pages}
    read = [
        (
            part.caption,
            [read_chapter(name, (site / f"{name}.html").read_text("utf-8"), names, address) for name in part.pages],
        )
        for part in parts
    ]
    sheets = dict.fromkeys(sheet for _, chapters in read for chapter in chapters for sheet in chapter.sheets)
    return bind(describe(root), read, [*sheets, "pdf.css"], address, paper)


def describe(root):
    """Read what stands on the title page.

    Parameters
    ----------
    root : pathlib.Path

    Returns
    -------
    tools.pdf.volume.Book
    """
    config = yaml.safe_load((root / "_config.yml").read_text("utf-8"))
    project = tomllib.loads((root / "pyproject.toml").read_text("utf-8"))["project"]
    drawing = base64.b64encode((root / "book" / "assets" / "cell.svg").read_bytes()).decode()
    picture = f"data:image/svg+xml;base64,{drawing}"
    return Book(config["title"], SUBTITLE, config["author"], config["copyright"], project["version"], picture)


def main(arguments=None, root=ROOT):
    """Print the built book as one PDF.

    Parameters
    ----------
    arguments : list of str, optional
        Of the command line; by default, those of the process.
    root : pathlib.Path
        The folder of ``_toc.yml``.

    Returns
    -------
    int
        0, or 1 with a word of what is missing.
    """
    parser = argparse.ArgumentParser(prog="python -m tools.pdf", description=main.__doc__.split("\n")[0])
    parser.add_argument("--site", type=Path, default=root / "_build" / "html", help="the built book")
    parser.add_argument("--out", type=Path, default=root / "_build" / "lstm_gate_by_gate.pdf")
    parser.add_argument("--paper", choices=PAPER, default="A4")
    options = parser.parse_args(arguments)
    if not find_browser():
        print("no Chromium, which prints the book: set CHROMIUM to its path, or install one", file=sys.stderr)
        return 1
    options.out.parent.mkdir(parents=True, exist_ok=True)
    try:
        volume = make_volume(root, options.site, os.environ.get("BOOK_URL", ""), options.paper)
        with open_browser() as browser:
            pages = print_volume(browser, volume, options.site, options.out, describe(root).author, options.paper)
    except FileNotFoundError as error:
        print(f"{error.filename} is missing: run `make book` first", file=sys.stderr)
        return 1
    except PrintError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"{options.out}: {pages} pages, {options.out.stat().st_size / 1e6:.1f} MB")
    return 0


if __name__ == "__main__":
    sys.exit(main())
