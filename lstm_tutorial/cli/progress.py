"""How far the learner is: a table, or the same as JSON, made from the notebooks themselves."""

import json
import sys

from rich import box
from rich.console import Console
from rich.table import Table
from rich.text import Text

from lstm_tutorial.cli.checking import Workers, check_notebook
from lstm_tutorial.cli.folder import find_folder, notebooks_in
from lstm_tutorial.cli.report import each_once, next_thing

#: Colours of the marks, by the terminal's own palette.
COLOURS = {"✓": "green", "✗": "red", "○": "dim", "…": "dim"}


def progress(folder=None, as_json=False):
    """Judge every notebook of a folder and print what is done and what comes next.

    Parameters
    ----------
    folder : path, optional
    as_json : bool, default False
    """
    folder = find_folder(folder)
    with Workers() as workers:
        reports = each_once([check_notebook(path, workers) for path in notebooks_in(folder)])
    if as_json:
        json.dump(_as_dict(folder, reports), sys.stdout, indent=2)
        print()
        return
    console = Console(highlight=False)
    console.print(_table(reports))
    for report in reports:
        for note in report.notes:
            console.print(Text(f"{report.path.name}: {note}" if report.readable else note), style="yellow")
    console.print(Text(f"Next: {_next(reports)}"))


def points(number):
    """A number of points as people write it: 2, 2.5, or ? where it is not known."""
    return "?" if number is None else f"{number:g}"


def _next(reports):
    report = next((report for report in reports if not report.complete and report.rows), None)
    if report is None:
        return "nothing is left to do here."
    return next_thing(report)


def _table(reports):
    table = Table(box=box.SIMPLE_HEAD, show_footer=True, footer_style="bold")
    table.add_column("notebook", "total", overflow="fold")
    table.add_column("exercise", overflow="fold")
    rows = [row for report in reports for row in report.rows]
    table.add_column("verdict", f"{sum(row.passed for row in rows)} of {len(rows)} right")
    earned, possible = (sum(getattr(report, name) for report in reports) for name in ("earned", "possible"))
    table.add_column("points", f"{points(earned)} / {points(possible)}", justify="right")
    for report in reports:
        for k, row in enumerate(report.rows):
            table.add_row(
                report.path.stem if k == 0 else "",
                row.exercise,
                Text(f"{row.mark} {row.verdict}", style=COLOURS[row.mark]),
                f"{points(row.earned)} / {points(row.points)}",
                end_section=k == len(report.rows) - 1,
            )
        if not report.readable:
            table.add_row(report.path.stem, "", Text("cannot be read", style="yellow"), "", end_section=True)
    return table


def _as_dict(folder, reports):
    return {
        "folder": str(folder),
        "score": sum(report.earned for report in reports),
        "max_score": sum(report.possible for report in reports),
        "next": _next(reports),
        "notebooks": [
            {
                "notebook": report.path.name,
                "readable": report.readable,
                "score": report.earned,
                "max_score": report.possible,
                "notes": report.notes,
                "exercises": [_row_as_dict(row) for row in report.rows],
            }
            for report in reports
        ],
    }


def _row_as_dict(row):
    return {
        "name": row.exercise,
        "status": row.verdict.lower().replace(" ", "-"),
        "score": row.earned,
        "max_score": row.points,
        "diagnosis": row.result.diagnosis,
        "message": row.result.message,
    }
