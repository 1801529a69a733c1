"""The bank of attacks: none earns what it should not, none stops the batch, each is told apart."""

import os
import time
from pathlib import Path

import pytest

from lstm_tutorial.grading import grade_submission

from .notebooks import ROOT, attack, marks_by_name

HERE = Path(__file__).resolve().parent
ATTACKS = sorted((HERE / "attacks").glob("*.py"))


def test_the_bank_is_large_enough():
    assert len(ATTACKS) >= 40


@pytest.fixture(scope="module", autouse=True)
def another_chapter():
    """Have the package as another chapter sees it lie where an attack may look for it."""
    grade_submission(ROOT / "solutions" / "10_whole_cell.ipynb")


def lose_patience(monkeypatch):
    """Wait for a moment only, where a grader waits for seconds."""
    monkeypatch.setattr("lstm_tutorial.grading.answer.CALL", 0.4)
    monkeypatch.setattr("lstm_tutorial.grading.answer.GRACE", 0.3)
    monkeypatch.setattr("lstm_tutorial.grading.answer.EXERCISE", 1.5)
    monkeypatch.setattr("lstm_tutorial.grading.guest.CELL", 1.0)


@pytest.mark.parametrize("path", ATTACKS, ids=[path.stem for path in ATTACKS])
def test_an_attack_earns_nothing_and_costs_its_own_exercise_only(path, tmp_path, monkeypatch):
    about, book = attack(path)
    if about.get("slow"):
        lose_patience(monkeypatch)
    (tmp_path / "victim.txt").write_text("not yours")
    for cell in book.cells:
        cell["source"] = "".join(cell["source"]).replace("@ROOT@", str(ROOT)).replace("@FOLDER@", str(tmp_path))
    began = time.monotonic()
    marks = grade_submission(book.save(tmp_path), seed=0)
    assert time.monotonic() - began < 30
    assert marks.status == "graded"
    by_name = marks_by_name(marks)
    mark = by_name.pop(about["exercise"])
    assert mark.status in about["status"].split(" or "), mark.message
    assert about["diagnosis"] in ("any", mark.diagnosis or "none")
    assert mark.score == (mark.max_score if about["status"] == "right" else 0)
    assert mark.message.isprintable() or mark.message.replace("\n", "").isprintable()
    if about.get("others", "right") != "any":
        assert {other.status for other in by_name.values()} == {about.get("others", "right")}
    assert sorted(os.listdir(tmp_path)) == [f"{book.stem}.ipynb", "victim.txt"]
    assert os.stat(tmp_path / "victim.txt").st_mode & 0o600 == 0o600
