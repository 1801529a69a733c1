"""The chapters bound into one page: title, contents, chapters by part, answers, back matter."""

import html
from typing import NamedTuple

from bs4 import BeautifulSoup

from tools.pdf.chapter import Heading

#: What paper does otherwise than the screen, said to the reader.
EDITION = """These are the pages of the book's site, printed. Figures that move on the site stand still here, at the
setting with which they open. Answers to questions stand together after the last chapter. Code that draws a figure or
sets a chapter up is left out; the notebooks of the chapters have all of it."""

LICENCE = """The code is free under the BSD 3-Clause licence, the prose and the figures under CC BY 4.0."""

ANSWERS = Heading("answers", "Answers")


class Book(NamedTuple):
    """What stands on the title page."""

    title: str
    subtitle: str
    author: str
    year: str
    version: str
    picture: str  #: the address of an image


class Entry(NamedTuple):
    """A line of the contents, and a bookmark."""

    depth: int  #: 0 for a part, or what belongs to none
    kind: str  #: ``"caption"``, ``"chapter"`` or ``"section"``
    heading: Heading


class Volume(NamedTuple):
    """The whole book as one page."""

    html: str
    entries: list  #: of `Entry`


def bind(book, parts, sheets, address="", paper="A4"):
    """Write the volume.

    Parameters
    ----------
    book : Book
    parts : list of (str, list of tools.pdf.chapter.Chapter)
        Each with its caption; the first holds the front page, the last the back matter.
    sheets : list of str
        Addresses of stylesheets.
    address : str
        Where the site is published, if it is.
    paper : str
        A size that CSS knows.

    Returns
    -------
    Volume
    """
    (_, [front]), *body, back = parts
    front = _retitled(front, "Introduction")
    entries = [Entry(0, "chapter", front.title), *_entries(body), Entry(0, "chapter", ANSWERS), *_entries([back])]
    answers = "".join(chapter.answers for _, chapters in body for chapter in chapters)
    pages = [
        _title_page(book, address),
        _contents(entries),
        _section(front.key, front.body),
        *_chapters(body),
        _section(ANSWERS.target, f"<h1>{ANSWERS.words}</h1>{answers}"),
        *_chapters([back]),
    ]
    links = "".join(f'<link rel="stylesheet" href="{html.escape(sheet)}">' for sheet in sheets)
    head = f"<title>{html.escape(book.title)}</title>{links}<style>@page {{ size: {paper} }}{_running(entries)}</style>"
    return Volume(
        f'<!DOCTYPE html><html lang="en" data-theme="light"><head><meta charset="utf-8">{head}</head>'
        f"<body>{''.join(pages)}</body></html>",
        entries,
    )


def _entries(parts):
    """List the lines of some parts."""
    found = []
    for caption, chapters in parts:
        found.append(Entry(0, "caption", Heading(chapters[0].key, html.escape(caption))))
        for chapter in chapters:
            found.append(Entry(1, "chapter", chapter.title))
            found += [Entry(2, "section", section) for section in chapter.sections]
    return found


def _chapters(parts):
    """Write the chapters of some parts, each with the part's caption above its title."""
    return [
        _section(chapter.key, f'<p class="part">{html.escape(caption)}</p>{chapter.body}')
        for caption, chapters in parts
        for chapter in chapters
    ]


def _section(key, content):
    """A chapter on pages of its own."""
    return f'<section class="chapter" id="{key}" style="page: {key}"><article>{content}</article></section>\n'


def _retitled(front, words):
    """Give the front page, which has the book's title, one of its own."""
    body = front.body
    start, end = body.index(">", body.index("<h1")) + 1, body.index("</h1>")
    return front._replace(title=Heading(front.key, words), sections=[], body=body[:start] + words + body[end:])


def _running(entries):
    """Style rules: each chapter's title at the top of its pages."""
    heads = [entry.heading for entry in entries if entry.kind == "chapter"]
    return "".join(
        f"@page {head.target} {{ @top-left {{ content: {_css_string(plain(head.words))} }} }}" for head in heads
    )


def _css_string(text):
    """Quote a text for a stylesheet that stands in a page."""
    return '"' + text.replace("\\", "\\\\").replace('"', '\\"').replace("<", "\\3C ") + '"'


def plain(words):
    """Return the text of a heading.

    Parameters
    ----------
    words : str
        HTML.

    Returns
    -------
    str
    """
    soup = BeautifulSoup(words, "html.parser")
    for formula in soup.select(".katex"):
        formula.replace_with(formula["aria-label"])
    return " ".join(soup.get_text().split())


def _title_page(book, address):
    """Title, picture, and on the next page the small print."""
    online = f'<p>Online, with figures that move: <a href="{html.escape(address)}">{html.escape(address)}</a></p>'
    return (
        f'<section class="title-page"><p class="title">{html.escape(book.title)}</p>'
        f'<p class="subtitle">{html.escape(book.subtitle)}</p>'
        f'<img class="title-picture" src="{book.picture}" alt="The LSTM cell.">'
        f'<p class="by">{html.escape(book.author)}</p></section>'
        f'<section class="imprint"><p>{EDITION}</p>{online if address else ""}'
        f"<p>Version {book.version}, © {book.year} {html.escape(book.author)}. {LICENCE}</p></section>"
    )


def _contents(entries):
    """The table of contents: a caption alone, or words, dots and the number of a page."""
    rows = []
    for depth, kind, heading in entries:
        if kind == "caption":
            rows.append(f'<p class="caption">{heading.words}</p>')
            continue
        apart = " apart" if depth == 0 else ""
        rows.append(
            f'<p class="{kind}-row{apart}"><a href="#{heading.target}"><span class="words">{heading.words}</span>'
            f'<span class="dots"></span><span class="number" data-page-of="{heading.target}">000</span></a></p>'
        )
    return f'<nav class="contents"><h1>Contents</h1><div class="rows">{"".join(rows)}</div></nav>'
