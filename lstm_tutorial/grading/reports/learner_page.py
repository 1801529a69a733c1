"""The page that a learner gets back: what is right, what is not and why, and where to read on."""

import math
from urllib.parse import quote

from lstm_tutorial.exercise_files import chapter_title
from lstm_tutorial.grading.reports.clean import clean
from lstm_tutorial.grading.reports.markup import element, join, page
from lstm_tutorial.grading.reports.words import (
    OPEN,
    VERDICTS,
    by_notebook,
    message_parts,
    notes_of,
    points,
)


def write(file, marks, book=None):
    """Write one submission's page.

    Parameters
    ----------
    file : text file
        Opened as UTF-8.
    marks : Marks
    book : str, optional
        Address of the published book, such as "https://example.org/lstm"; without it chapters are named and not linked.
    """
    marks = clean(marks)
    sections = [_notebook(stem, group, book) for stem, group in by_notebook(marks).items()]
    file.write(page(f"{marks.submission}: exercises graded", *_heading(marks, book), *sections, _footer(marks)))


def kind_of(mark):
    """Sort a mark into "right", "wrong" or "open"."""
    return "right" if mark.status == "right" else "open" if mark.status in OPEN else "wrong"


def _heading(marks, book):
    yield element("h1", marks.submission)
    yield element("p", "Exercises of LSTM, Gate by Gate", class_="lead")
    for note in notes_of(marks):
        yield element("p", note, class_="note")
    if not marks.exercises:
        return
    yield element("p", element("strong", points(marks.score)), f" of {points(marks.max_score)} points", class_="score")
    counts = {kind: sum(kind_of(mark) == kind for mark in marks.exercises) for kind in ("right", "wrong", "open")}
    told = [("right", "✓", "right"), ("wrong", "✗", "not yet right"), ("open", "○", "not begun")]
    said = [(kind, f"{symbol} {counts[kind]} {words}") for kind, symbol, words in told if counts[kind]]
    widths = [element("span", class_=f"fill {kind}", style=f"flex:{counts[kind]}") for kind, _ in said]
    yield element("span", *widths, class_="bar tall", role="img", aria_label=", ".join(text for _, text in said))
    yield element("ul", *[element("li", text, class_=kind) for kind, text in said], class_="legend")
    first = next((mark for mark in marks.exercises if mark.status != "right"), None)
    if first is None:
        yield element("p", "Every answer is right. Nothing is left to do here.", class_="next")
    else:
        where = element("a", first.name, href=f"#{quote(_anchor(first))}")
        yield element("p", "Go on with ", where, ", in ", _chapter(first.notebook, book), ".", class_="next")


def _notebook(stem, group, book):
    earned, possible = sum(mark.score for mark in group), sum(mark.max_score for mark in group)
    worth = element("span", f"{points(earned)} of {points(possible)} points", class_="points")
    heading = element("header", element("h2", chapter_title(stem)), worth)
    return element("section", heading, *[_exercise(mark, book) for mark in group])


def _exercise(mark, book):
    kind, (symbol, verdict) = kind_of(mark), VERDICTS[mark.status]
    header = element(
        "header",
        element("h3", mark.name),
        element("span", f"{symbol} {verdict}", class_=f"verdict {kind}"),
        element("span", f"{points(mark.score)} / {points(mark.max_score)}", class_="points"),
    )
    content = [*_said(mark), _help(mark, book)] if kind == "wrong" else []
    return element("article", header, *content, class_="exercise", id=_anchor(mark))


def _said(mark):
    parts = [
        element("pre", element("code", text), class_="code", tabindex="0", role="group", aria_label="Code to paste")
        if is_code
        else element("p", text)
        for is_code, text in message_parts(mark.message)
    ]
    if parts:
        yield element("div", *parts, class_="said")


def _help(mark, book):
    known = join("This mistake is called ", element("code", mark.diagnosis), ". ") if mark.diagnosis else None
    hint = join(" For a hint: ", element("code", f"lstm-tutorial hint {mark.name}"))
    return element("p", known, "To read: ", _chapter(mark.notebook, book), ".", hint, class_="help")


def _chapter(stem, book):
    title = chapter_title(stem)
    return element("a", title, href=f"{book.rstrip('/')}/book/{quote(stem, safe='')}.html") if book else title


def _anchor(mark):
    """A name for the place on the page; any text may stand in it but white space."""
    return "-".join(f"{mark.notebook} {mark.name}".split())


def _footer(marks):
    how = f"Graded in {max(1, math.ceil(marks.seconds))} s, on inputs drawn with the seed {marks.seed}."
    guards = f" Protections while the code ran: {', '.join(marks.protections)}." if marks.protections else ""
    return element("footer", how + guards)
