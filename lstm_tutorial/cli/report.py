"""What is known of a notebook's exercises: verdicts, points, and the next thing to do."""

from dataclasses import dataclass
from pathlib import Path

from lstm_tutorial.checks import Result, all_exercises

#: The book's parts, and the chapters of each.
PARTS = {"I": range(1, 5), "II": range(5, 10), "III": range(10, 13), "IV": range(13, 19)}


@dataclass(frozen=True)
class Row:
    """One exercise."""

    exercise: str
    points: float | None  #: what it is worth; None where the notebook does not say
    result: Result | None  #: None until it is judged

    @property
    def passed(self):
        """Whether the answer is right."""
        return self.result is not None and self.result.passed

    @property
    def earned(self):
        """Points earned."""
        return (self.points or 0) if self.passed else 0

    @property
    def mark(self):
        """One character for the verdict."""
        if self.result is None:
            return "…"
        return "✓" if self.passed else "✗" if self.result.attempted else "○"

    @property
    def verdict(self):
        """The verdict in one or two words."""
        return self.result.verdict if self.result else "Checking"


@dataclass(frozen=True)
class Report:
    """One notebook."""

    path: Path
    rows: list  #: of `Row`, in the notebook's order
    notes: list  #: what else to say, in sentences: cells that do not run
    seconds: float = 0.0
    readable: bool = True

    @property
    def earned(self):
        """Points earned."""
        return sum(row.earned for row in self.rows)

    @property
    def possible(self):
        """Points to be had."""
        return sum(row.points or 0 for row in self.rows)

    @property
    def complete(self):
        """Whether every answer is right, and there is one."""
        return bool(self.rows) and all(row.passed for row in self.rows)

    @property
    def first_open(self):
        """The first row that is not right; None if all are."""
        return next((row for row in self.rows if not row.passed), None)


def part_of(stem):
    """The part of the book to which a notebook belongs, such as "II" for "06_forget_gate"; None if to none."""
    number = int(stem[:2]) if stem[:2].isdecimal() else 0
    return next((part for part, chapters in PARTS.items() if number in chapters), None)


def each_once(reports):
    """Leave every exercise in one notebook only: in its chapter's, or in the first that has it.

    A copy of a notebook beside it then adds no points.
    """
    seen, kept = set(), []
    chapters = {exercise.chapter for exercise in all_exercises().values()}
    for report in sorted(reports, key=lambda report: report.path.stem not in chapters):
        rows = [row for row in report.rows if row.exercise not in seen]
        seen |= {row.exercise for row in rows}
        if rows or not report.rows:
            kept.append(Report(report.path, rows, report.notes, report.seconds, report.readable))
    return sorted(kept, key=lambda report: report.path.name)


def next_thing(report, row=None):
    """Say what to do next in a notebook that is not complete.

    Parameters
    ----------
    report : Report
    row : Row, optional
        The exercise at hand; by default the first that is open.
    """
    row = row or report.first_open
    function = row.exercise.replace("-", "_")
    if row.result is not None and row.result.diagnosis == "missing":
        return f"`lstm-tutorial reset {row.exercise}` puts the cell of {function} back."
    ask = "answer" if all_exercises()[row.exercise].choices else "write"
    todo = "mend" if row.result is None or row.result.attempted else ask
    return f"{todo} {function} in {report.path.name}, and save."
