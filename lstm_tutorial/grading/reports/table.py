"""The marks of a class as a table in CSV: a line for each submission, a column for each exercise; and pairs alike."""

import csv

from lstm_tutorial.grading.reports.clean import clean, clean_text
from lstm_tutorial.grading.reports.words import notes_of, points

#: With one of these at its beginning, a cell is a formula to a spreadsheet (owasp.org, "CSV Injection"); also their
#: wide forms, which some programs take for the same.
_FORMULA = tuple("=+-@\t\r\n＝＋－＠")

#: Characters that a spreadsheet holds in one cell (32,767), with some to spare.
LONGEST_CELL = 30_000


def write(file, submissions):
    """Write the points of several submissions as CSV.

    Parameters
    ----------
    file : text file
        Opened with ``newline=""``.
    submissions : collection of Marks
        Gone through twice: first for the names of the exercises.
    """
    names = {}
    for marks in submissions:
        names |= dict.fromkeys((mark.notebook, mark.name) for mark in clean(marks).exercises)
    columns = sorted(names, key=lambda column: column[0])  # by notebook; within one, as they came
    out = csv.writer(file, lineterminator="\r\n")
    out.writerow(["submission", "status", "score", "max_score", *(_cell(name) for _, name in columns), "notes"])
    for marks in map(clean, submissions):
        scores = {(mark.notebook, mark.name): points(mark.score) for mark in marks.exercises}
        out.writerow([
            _cell(marks.submission), marks.status, points(marks.score), points(marks.max_score),
            *(scores.get(column, "") for column in columns), _cell(" ".join(notes_of(marks))),
        ])  # fmt: skip


def write_pairs(file, pairs):
    """Write answers that resemble each other as CSV.

    Parameters
    ----------
    file : text file
        Opened with ``newline=""``.
    pairs : iterable of Pair
    """
    out = csv.writer(file, lineterminator="\r\n")
    out.writerow(["exercise", "first", "second", "similarity"])
    for pair in pairs:
        out.writerow([_cell(pair.exercise), _cell(pair.first), _cell(pair.second), f"{pair.similarity:.3f}"])


def _cell(text):
    """A text as a spreadsheet shows it, and does not compute it."""
    text = clean_text(text, LONGEST_CELL)
    return f"'{text}" if text.lstrip(" \u00a0").startswith(_FORMULA) else text
