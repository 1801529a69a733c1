"""Small projects to make notebooks in."""

import textwrap
from types import SimpleNamespace

import nbformat

from tools.notebooks.freshness import made_from
from tools.notebooks.sources import build, target_of

FRONT_MATTER = """\
---
kernelspec:
  name: python3
  display_name: Python 3
---

"""


def code(source, **metadata):
    """A code cell of a source, its metadata in YAML."""
    options = "".join(f":{key}: {value}\n" for key, value in metadata.items())
    return f"```{{code-cell}} ipython3\n{options}{textwrap.dedent(source).strip()}\n```\n"


def markdown(*cells):
    """The text of a source."""
    return FRONT_MATTER + "\n".join(cells)


def fake_execution(notebook):
    """Count a notebook's code cells as an execution would; those that print, print 1."""
    code_cells = [cell for cell in notebook.cells if cell.cell_type == "code"]
    for count, cell in enumerate(code_cells, start=1):
        cell.execution_count = count
        if "print" in cell.source:
            cell.outputs = [nbformat.v4.new_output("stream", name="stdout", text="1\n")]
    return notebook


class Project(SimpleNamespace):
    """A small project in a folder of its own."""

    def write(self, name, text):
        path = self.root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    def build(self, notebook):
        return build(target_of(self.root / notebook))

    def pretend_to_make(self, name):
        """Write a notebook as if it had been executed, and say where."""
        target = target_of(self.root / name)
        notebook = fake_execution(build(target))
        notebook.metadata["lstm_tutorial"] = {"made_from": made_from(target, notebook)}
        target.notebook.parent.mkdir(exist_ok=True)
        nbformat.write(notebook, target.notebook)
        return target.notebook
