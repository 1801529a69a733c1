"""When a notebook has to be made again, and what the message says."""

import nbformat
import pytest

from tools.notebooks import freshness
from tools.notebooks.freshness import why_stale

from .projects import code, markdown

SOURCE = markdown(
    "One.\n", code("from lstm_tutorial.gates import f"), code("print(1)"), code("x = 1")
)


@pytest.fixture
def notebook(project):
    project.write("lstm_tutorial/__init__.py", "")
    project.write("lstm_tutorial/gates.py", "from lstm_tutorial.activations import s\nf = s\n")
    project.write("lstm_tutorial/activations.py", "s = 1\n")
    project.write("lstm_tutorial/other.py", "")
    project.write("book/06_a.md", SOURCE)
    return project.pretend_to_make("book/06_a.ipynb")


def test_a_notebook_that_was_just_made_is_fresh(notebook):
    assert why_stale(notebook) is None


def test_a_missing_notebook_is_stale(notebook):
    notebook.unlink()
    assert why_stale(notebook) == (
        "book/06_a.ipynb has not been made from book/06_a.md yet; run: make notebooks"
    )


def test_a_notebook_without_a_source_is_stale(notebook):
    notebook.with_suffix(".md").unlink()
    assert "has no source: write book/06_a.md" in why_stale(notebook)


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("One.", "Two.", "cell 1, is not what book/06_a.md says: its source differs"),
        ("x = 1", "x = 2", "cell 4, is not what book/06_a.md says: its source differs"),
        ("print(1)\n", "print(1)\n```\n\n```{code-cell} ipython3\n1\n", "cell 4, is not what"),
        ("```{code-cell} ipython3\nx = 1\n```", "", "has 4 cells where book/06_a.md gives 3"),
        (
            "x = 1",
            ":tags: [a]\nx = 1",
            "cell 4, is not what book/06_a.md says: its metadata differs",
        ),
        ("display_name: Python 3", "display_name: Python", "is older than its source book/06_a.md"),
    ],
)
def test_a_changed_source_makes_it_stale(project, notebook, old, new, expected):
    assert old in SOURCE
    project.write("book/06_a.md", SOURCE.replace(old, new))
    assert f"book/06_a.ipynb{', ' if expected[0] == 'c' else ' '}{expected}" in why_stale(notebook)


@pytest.mark.parametrize("module", ["gates", "activations", "__init__"])
def test_a_changed_module_that_it_reaches_makes_it_stale(project, notebook, module):
    project.write(f"lstm_tutorial/{module}.py", "s = f = 2\n")
    assert "files of the package that it reaches by imports" in why_stale(notebook)


def test_a_changed_module_that_it_does_not_reach_is_nothing_to_it(project, notebook):
    project.write("lstm_tutorial/other.py", "s = 2\n")
    assert why_stale(notebook) is None


def test_line_ends_of_a_module_are_nothing_to_it(project, notebook):
    (project.root / "lstm_tutorial/activations.py").write_bytes(b"s = 1\r\n")
    assert why_stale(notebook) is None


def test_a_new_generator_makes_it_stale(notebook, monkeypatch):
    monkeypatch.setattr(freshness, "GENERATOR_VERSION", -1)
    assert "than tools/notebooks" in why_stale(notebook)


def edit(path, change):
    notebook = nbformat.read(path, as_version=4)
    change(notebook)
    nbformat.write(notebook, path)


@pytest.mark.parametrize(
    ("change", "expected"),
    [
        (lambda nb: nb.cells[0].update(source="Edited."), "cell 1, is not what"),
        (lambda nb: nb.cells[2].update(execution_count=None), "cell 3, was not executed in order"),
        (lambda nb: nb.cells[3].update(execution_count=4), "cell 4, was not executed in order"),
        (lambda nb: nb.cells[2].update(outputs=[]), "cell 3, has lost its output"),
        (lambda nb: nb.metadata.pop("lstm_tutorial"), "is older than"),
    ],
)
def test_a_notebook_that_was_edited_by_hand_is_stale(notebook, change, expected):
    edit(notebook, change)
    assert expected in why_stale(notebook)


@pytest.mark.parametrize("text", ["", "<<<<<<< HEAD\n{", "{}"])
def test_a_file_that_is_no_notebook_is_stale(notebook, text):
    notebook.write_text(text)
    assert "cannot be read as a notebook" in why_stale(notebook)


def test_a_wrong_source_is_an_error_and_not_staleness(project, notebook):
    project.write("book/06_a.md", markdown(code("### BEGIN SOLUTION")))
    with pytest.raises(ValueError, match="solution markers"):
        why_stale(notebook)
