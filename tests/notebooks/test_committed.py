"""The notebooks of this repository: made from their sources, executed, and fit to be compared."""

import re
from pathlib import Path

import nbformat
import pytest
import yaml

from tools.notebooks.freshness import why_stale
from tools.notebooks.outputs import faults_in
from tools.notebooks.sources import all_targets, build, difference

ROOT = Path(__file__).resolve().parents[2]
TARGETS = all_targets(ROOT)
each_notebook = pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
each_exercise = pytest.mark.parametrize(
    "target", [target for target in TARGETS if target.is_released], ids=lambda target: target.name
)


def read(target):
    assert target.notebook.exists(), f"{target.name} is missing; run: make notebooks"
    return nbformat.read(target.notebook, as_version=4)


def test_there_are_chapters():
    chapters = [target for target in TARGETS if target.notebook.parent.name == "book"]
    assert chapters, (
        "book/ has no chapter NN_name.md: every test of chapters would pass for want of one"
    )


def test_there_are_exercises():
    assert any(target.is_released for target in TARGETS), "solutions/ has no NN_name.md"


@each_notebook
def test_notebook_is_fresh(target):
    reason = why_stale(target.notebook)
    assert reason is None, reason


@each_notebook
def test_notebook_is_executed_and_shows_nothing_of_the_machine(target):
    faults = faults_in(read(target), ROOT)
    assert not faults, "\n".join([f"{target.name}:", *faults])


@each_exercise
def test_exercise_is_exactly_what_its_solution_yields(target):
    wanted, found = build(target).cells, read(target).cells
    assert len(found) == len(wanted)
    for cell, old in zip(wanted, found, strict=True):
        assert difference(cell, old) is None, f"{target.name}: {old.source}"


@each_exercise
def test_exercise_gives_no_answer_away(target):
    for cell in read(target).cells:
        assert "SOLUTION" not in cell.source
        if cell.metadata.get("nbgrader", {}).get("solution"):
            assert re.search("NotImplementedError|YOUR ANSWER HERE", cell.source)


def test_the_table_of_contents_lists_every_chapter_and_no_other():
    listed = set(files_in(yaml.safe_load((ROOT / "_toc.yml").read_text(encoding="utf-8"))))
    chapters = {target.name for target in TARGETS if target.notebook.parent.name == "book"}
    numbered = {name for name in listed if re.match(r"book/\d\d_", name)}
    assert sorted(numbered) == sorted(chapters)


def files_in(branch):
    """Every file that a branch of the table of contents names."""
    if isinstance(branch, dict):
        yield from [branch["file"]] if "file" in branch else []
        yield from (file for value in branch.values() for file in files_in(value))
    elif isinstance(branch, list):
        yield from (file for value in branch for file in files_in(value))
