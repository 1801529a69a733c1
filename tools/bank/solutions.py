"""The solutions as authors wrote them: the cell of each exercise, and the names that its notebook provides."""

import ast
import functools
from pathlib import Path
from typing import NamedTuple

import jupytext

from lstm_tutorial.checks import all_exercises

SOLUTIONS = Path(__file__).resolve().parents[2] / "solutions"

#: Modules that draw: slow to import, and nothing that an answer needs.
DRAWING = ("matplotlib", "lstm_tutorial.plotting")


class Solution(NamedTuple):
    """The answer to an exercise, as the solved notebook holds it."""

    exercise: str
    source: str  #: of the cell
    scope: dict  #: the global names of the solved notebook

    def function(self, source=None):
        """The function of a cell, in a scope of its own.

        Parameters
        ----------
        source : str, optional
            Another cell in the place of the solution.

        Returns
        -------
        callable
        """
        scope = dict(self.scope)
        exec(compile(source or self.source, f"<{self.exercise}>", "exec"), scope)
        return scope[all_exercises()[self.exercise].function_name]


@functools.cache
def solutions():
    """The solution of every exercise.

    Returns
    -------
    dict of str to Solution
        In the book's order.
    """
    found = {}
    for stem in sorted({exercise.chapter for exercise in all_exercises().values()}):
        found.update(_of_notebook(SOLUTIONS / f"{stem}.md"))
    return {name: found[name] for name in all_exercises()}


def _of_notebook(path):
    notebook, cells, scope = jupytext.read(path, fmt="md:myst"), {}, {}
    for cell in notebook.cells:
        about = cell.metadata.get("lstm_tutorial", {})
        if about.get("role") == "solution":
            cells[about["exercise"]] = cell.source
        elif cell.cell_type == "code":
            exec(_imports(cell.source), scope)
    for source in cells.values():
        exec(source, scope)
    return {name: Solution(name, source, scope) for name, source in cells.items()}


def _imports(source):
    """The import statements of a cell, without what only draws."""
    kept = [
        ast.unparse(node)
        for node in ast.parse(source).body
        if isinstance(node, (ast.Import, ast.ImportFrom))
        and not (getattr(node, "module", None) or node.names[0].name).startswith(DRAWING)
    ]
    return "\n".join(kept)
