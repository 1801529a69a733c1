"""Tables of what was measured, made from the committed results when the book is built."""

import json
import re
from pathlib import Path

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

DATA = "book/data"

#: For whom costs are reckoned, and dollars for an hour of one core: an assumption, to be replaced by one's own.
LEARNERS, PRICE = (30, 3_000, 300_000), 0.05

NUMBER = re.compile(r"(^|\s)[\d,]+\.\d+$")


class MeasuredTable(SphinxDirective):
    """A directive that reads a file of results and shows it; the page is built again when the file changes."""

    has_content = False
    file = None  #: below ``book/data``

    def run(self):
        """Read the file, and hand its content to `show`."""
        path = Path(self.env.srcdir, DATA, self.file)
        if not path.exists():
            raise self.error(f"{self.name}: there is no {DATA}/{self.file} yet; {self.remedy}")
        self.env.note_dependency(str(path))
        return self.show(json.loads(path.read_text(encoding="utf-8")))


class ChecksTable(MeasuredTable):
    """What the checks make of all answers that are known, as `make bank` found it."""

    file = "checks_table.json"
    remedy = "run: make bank"

    def show(self, results):
        """A row for each exercise, the totals, and what was taken for something else."""
        total, seeds = results["total"], results["seeds"]
        counts = ("wrong", "named", "right", "rejected", "mutants", "killed", "equivalent")
        heads = ("exercise", "wrong answers", "named", "right answers", "refused", "mutants", "caught", "harmless")
        rows = [(name, *(row[count] for count in counts)) for name, row in results["exercises"].items()]
        rows.append(("all", *(total[count] for count in counts)))
        words = (
            f"Right answers were tried on {seeds['right']} seeds, wrong ones on {seeds['wrong']}, mutants on "
            f"{seeds['mutants']}. A mutant is harmless if it computes the same as the solution."
        )
        return [table(heads, rows), nodes.paragraph("", words), *self._mixed_up(results["mixed up"])]

    def _mixed_up(self, entries):
        if not entries:
            words = "Every wrong answer got the diagnosis that is its own: there is no confusion to show."
            return [nodes.paragraph("", words)]
        rows = [(e["exercise"], e["mistake"], e["diagnosis"], e["checks"]) for e in entries]
        words = "What was taken for something else:"
        return [nodes.paragraph("", words), table(("exercise", "mistake", "taken for", "times"), rows)]


class GradingCosts(MeasuredTable):
    """What a class costs, reckoned from what `python -m tools.grading_bench` has measured."""

    file = "grading_costs.json"
    remedy = f"run: python -m tools.grading_bench --json {DATA}/{file}"

    def show(self, results):
        """What was measured; then a row for each number of learners."""
        class_, rates = results["class"], results["throughput"]
        seconds = 2 * class_["seconds"] / class_["submissions"]        # of one core, for a submission
        heads = ("learners", "hours of one core", f"dollars, at {PRICE} an hour", "time on two cores")
        hours = {learners: learners * seconds / 3600 for learners in LEARNERS}
        rows = [(n, _rounded(h), _rounded(h * PRICE), _duration(h * 3600 / 2)) for n, h in hours.items()]
        ours, theirs = (rates[side]["per second"] for side in ("ours on 2 cores", "nbgrader"))
        words = (
            f"Measured on {results['machine']}: {class_['submissions']} submissions of all "
            f"{class_['notebooks in each']} notebooks took {class_['seconds']:.0f} seconds on two cores, and "
            f"{class_['peak MB']} MB of memory. Of one notebook, {ours:.0f} submissions were graded in a second, "
            f"{ours / theirs:.0f} times as many as by nbgrader's autograde in the same run. Reckoned from that, for "
            f"the whole course of every learner, graded once:"
        )
        return [nodes.paragraph("", words), table(heads, rows)]


def _rounded(value):
    """A number with two digits after the point; nothing that costs something is given as 0."""
    return f"{value:,.2f}" if value >= 0.005 else "under 0.01"


def _duration(seconds):
    """Seconds in the unit that suits them."""
    for unit, length in (("days", 86400), ("hours", 3600), ("minutes", 60)):
        if seconds >= 2 * length:
            return f"{seconds / length:.0f} {unit}"
    return f"{seconds:.0f} seconds"


def table(heads, rows):
    """Make a table; numbers, and what ends in one, stand at the right.

    Parameters
    ----------
    heads : sequence of str
    rows : list of sequences of str or int

    Returns
    -------
    docutils.nodes.table
    """
    group = nodes.tgroup("", cols=len(heads))
    group.extend(nodes.colspec(colwidth=1) for _ in heads)
    group += nodes.thead("", _row(heads))
    group += nodes.tbody("", *map(_row, rows))
    return nodes.table("", group, classes=["measured"])


def _row(cells):
    entries = []
    for cell in cells:
        entry = nodes.entry("", nodes.paragraph("", f"{cell:,}" if isinstance(cell, int) else str(cell)))
        if isinstance(cell, int) or NUMBER.search(cell):
            entry["classes"].append("number")
        entries.append(entry)
    return nodes.row("", *entries)


def setup(app):
    """Make the directives known.

    Parameters
    ----------
    app : sphinx.application.Sphinx

    Returns
    -------
    dict
    """
    app.add_directive("checks-table", ChecksTable)
    app.add_directive("grading-costs", GradingCosts)
    return {"parallel_read_safe": True, "parallel_write_safe": True}
