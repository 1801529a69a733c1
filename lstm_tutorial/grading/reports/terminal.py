"""The report that a terminal shows: a table, and for each answer that is not right what is wrong."""

from rich import box
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

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

#: Colours of the marks, by the terminal's own palette.
COLOURS = {"✓": "green", "✗": "red", "○": "dim"}


def print_submission(marks, console):
    """Print one submission: every exercise, and the messages.

    Parameters
    ----------
    marks : Marks
    console : rich.console.Console
    """
    marks = clean(marks)
    if marks.exercises:
        console.print(_exercises(marks))
    for note in notes_of(marks):
        console.print(Text(note), style="yellow")
    for mark in marks.exercises:
        if mark.status not in ("right", *OPEN):
            _message(mark, console)
    console.print(Text(f"{marks.submission}: {score_of(marks)}"), style="bold")


def print_class(submissions, console):
    """Print one line for each of several submissions.

    Parameters
    ----------
    submissions : iterable of Marks
    console : rich.console.Console
    """
    table = Table(box=box.SIMPLE_HEAD)
    table.add_column("submission", overflow="fold")
    table.add_column("exercises", justify="right")
    table.add_column("points", justify="right")
    for marks in map(clean, submissions):
        right = sum(mark.status == "right" for mark in marks.exercises)
        done = f"{right} of {len(marks.exercises)} right" if marks.status == "graded" else marks.status
        style = "green" if marks.full else "yellow" if marks.status != "graded" else ""
        table.add_row(Text(marks.submission), Text(done), Text(_points(marks)), style=style)
    console.print(table)


def _exercises(marks):
    table = Table(box=box.SIMPLE_HEAD, show_footer=True, footer_style="bold")
    right = sum(mark.status == "right" for mark in marks.exercises)
    table.add_column("notebook", "total", overflow="fold")
    table.add_column("exercise", overflow="fold")
    table.add_column("verdict", f"{right} of {len(marks.exercises)} right")
    table.add_column("points", _points(marks), justify="right")
    for notebook, group in by_notebook(marks).items():
        for k, mark in enumerate(group):
            symbol, verdict = VERDICTS[mark.status]
            table.add_row(
                Text(notebook if k == 0 else ""),
                Text(mark.name),
                Text(f"{symbol} {verdict}", style=COLOURS[symbol]),
                _points(mark),
                end_section=k == len(group) - 1,
            )
    return table


def _points(scored):
    return f"{points(scored.score)} / {points(scored.max_score)}"


def _message(mark, console):
    """What is wrong with one answer; what it gives to paste stands at the margin, in lines of its own."""
    console.print(Text(f"{VERDICTS[mark.status][0]} {mark.name}"), style="bold")
    for is_code, text in message_parts(mark.message):
        console.print(Text(text) if is_code else Padding(Text(text), (0, 0, 0, 2)), soft_wrap=is_code)
    console.print()
