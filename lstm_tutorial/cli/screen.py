"""What watch shows of a notebook: its exercises, a message, hints, and what to do next."""

import time

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from lstm_tutorial.cli.listing import hint_line
from lstm_tutorial.cli.progress import COLOURS, points
from lstm_tutorial.cli.report import next_thing, part_of
from lstm_tutorial.cli.words import PARTS, word_for

KEYS = "h hint   n/p other exercise   r check again   q quit   ? keys"
HELP = """\
h      a hint for the exercise at hand; press it again for more
n, p   the next exercise, the one before (arrow keys do it too)
r      check this notebook again, on new numbers
q      quit (Ctrl+C does it too)
?      show or hide this"""


class Screen:
    """The terminal.

    Parameters
    ----------
    interactive : bool
        Whether a learner sits at it: the screen is then cleared for each report, and keys are named.
    """

    def __init__(self, interactive):
        self.interactive = interactive
        self.greeting = ""  # one line, as long as nothing was saved
        self._console = Console(highlight=False)

    def say(self, text):
        """Print one line by itself."""
        if self.interactive:
            self._console.clear()
        self._print(text)

    def show(self, report, selected=None, now_right=(), rungs=0, in_all=None, done=(), following=None, explain=False):
        """Show a report.

        Parameters
        ----------
        report : Report
        selected : str, optional
            The exercise whose message is shown; by default the first that is open.
        now_right : collection of str
            Exercises that the last save made right.
        rungs : int, default 0
            How many hints to show for it.
        in_all : tuple (earned, possible), optional
            Points over all notebooks.
        done : collection of str
            Parts of the book that are complete.
        following : Report, optional
            The notebook to go on with after this one.
        explain : bool, default False
            Whether to explain the keys.
        """
        if self.interactive:
            self._console.clear()
        row = next((row for row in report.rows if row.exercise == selected), report.first_open)
        self._heading(report, in_all)
        self._rows(report, row)
        for note in report.notes:
            self._print(f"\n{note}", style="yellow")
        for other in report.rows:
            if other is row or other.exercise in now_right:
                self._message(other, rungs if other is row else 0)
        self._next(report, row, done, following)
        if self.interactive:
            self._print(f"\n{self.greeting}{HELP if explain else KEYS}", style="dim")

    def _heading(self, report, in_all):
        total = f"; in all {points(in_all[0])} of {points(in_all[1])}" if in_all else ""
        self._print(f"\n{report.path.name}", style="bold")
        if report.rows:
            took = f"checked at {time.strftime('%H:%M:%S')} in {report.seconds:.2f} s"
            self._print(f"{points(report.earned)} of {points(report.possible)} points{total}; {took}", style="dim")
        elif report.readable:
            self._print("This notebook asks for none of the book's exercises.")

    def _rows(self, report, selected):
        width = max((len(row.exercise) for row in report.rows), default=0)
        for row in report.rows:
            pointer = "›" if row is selected and self.interactive else " "
            worth = f"{points(row.earned)}/{points(row.points)}"
            line = f"{pointer} {row.mark} {row.exercise:{width}}  {row.verdict:13}  {worth}"
            self._print(line, style=COLOURS[row.mark])

    def _message(self, row, rungs):
        """The message of a row; what it gives to paste stands at the margin, in lines of its own."""
        if row.result is not None and (row.result.attempted or row.result.diagnosis):
            self._print(f"\n{row.mark} {row.exercise}", style="bold")
            to_paste = False
            for k, paragraph in enumerate(row.result.message.split("\n\n")):
                text = Text(f"\n{paragraph}" if k else paragraph)
                self._console.print(text if to_paste else Padding(text, (0, 0, 0, 2), expand=False), soft_wrap=to_paste)
                to_paste = paragraph.endswith(":")
        for rung in range(rungs):
            self._print(("" if rung else "\n") + hint_line(row.exercise, rung), style="cyan")

    def _next(self, report, row, done, following):
        if report.complete:
            self._print(f"\n✓ {word_for(report.path.stem)}", style="bold green")
            part = part_of(report.path.stem)
            if part in done:
                self._print(PARTS[part], style="bold green")
        waits_for = next((row.exercise for row in report.rows if row.result is None), None)
        if waits_for:
            self._print(f"\nStill at work on {waits_for} …")
            return
        if not report.complete and report.rows:
            todo = next_thing(report, row if not row.passed else None)
        elif following is not None:
            todo = f"open {following.path.name}."
        else:
            return
        self._print(f"\nNext: {todo}")

    def _print(self, text, style=""):
        self._console.print(Text(text), style=style)
