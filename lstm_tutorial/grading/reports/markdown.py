"""Marks as Markdown, for the summary of a GitHub Actions job or the text of a release."""

import re

from lstm_tutorial.exercise_files import chapter_title
from lstm_tutorial.grading.reports.clean import clean
from lstm_tutorial.grading.reports.words import (
    OPEN,
    VERDICTS,
    by_notebook,
    message_parts,
    notes_of,
    points,
    score_of,
)

#: GitHub takes 1 MiB for the summary of a step (docs.github.com, "Workflow commands", job summaries); this many
#: characters are less than that, whatever their bytes.
LONGEST = 250_000


def write(file, submissions, longest=LONGEST):
    """Write marks as Markdown.

    Parameters
    ----------
    file : text file
    submissions : collection of Marks
        One is shown with every exercise, several with a line each.
    longest : int
        Characters at most; what does not fit is left out, and that is said.
    """
    cleaned = map(clean, submissions)
    blocks = _submission(next(cleaned)) if len(submissions) == 1 else _class(cleaned)
    for block in blocks:
        longest -= len(block)
        if longest < 0:
            file.write("\nThe rest did not fit in here.\n")
            return
        file.write(block)


def escape(text):
    """Write a text so that Markdown shows it as it is, on one line.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
    """
    text = " ".join(text.split())
    text = re.sub(r"[\\`*_\[\]#|~$]|^[-+=]", r"\\\g<0>", text)
    # A colon, a dot or an @ can make a link or a mention out of plain words, and a list out of a number; as a
    # reference it cannot.
    return re.sub(r"[&<>\"':@.)]", lambda found: f"&#{ord(found[0])};", text)


def _submission(marks):
    right = sum(mark.status == "right" for mark in marks.exercises)
    yield f"## {escape(marks.submission)}: {escape(score_of(marks))}\n\n"
    for note in notes_of(marks):
        yield f"{escape(note)}\n\n"
    if marks.exercises:
        yield f"{right} of {len(marks.exercises)} exercises are right.\n\n"
        yield "| notebook | exercise | verdict | points |\n|---|---|---|---:|\n"
    for notebook, group in by_notebook(marks).items():
        for mark in group:
            verdict = " ".join(VERDICTS[mark.status])
            worth = f"{points(mark.score)} / {points(mark.max_score)}"
            yield f"| {escape(notebook)} | {escape(mark.name)} | {verdict} | {worth} |\n"
    for mark in marks.exercises:
        if mark.status not in ("right", *OPEN):
            yield from _message(mark)


def _message(mark):
    yield f"\n### {VERDICTS[mark.status][0]} {escape(mark.name)}\n\n"
    for is_code, text in message_parts(mark.message):
        yield _fenced(text) if is_code else f"{escape(text)}\n\n"
    yield f"To read: {escape(chapter_title(mark.notebook))}\n"


def _fenced(code):
    """A block of code; its fence is longer than any in it."""
    fence = "`" * max(3, *(len(run) + 1 for run in re.findall("`+", code)), 0)
    return f"{fence}python\n{code}\n{fence}\n\n"


def _class(submissions):
    yield "| submission | exercises right | points |\n|---|---:|---:|\n"
    for marks in submissions:
        right = sum(mark.status == "right" for mark in marks.exercises)
        done = f"{right} of {len(marks.exercises)}" if marks.status == "graded" else marks.status
        yield f"| {escape(marks.submission)} | {done} | {points(marks.score)} / {points(marks.max_score)} |\n"
