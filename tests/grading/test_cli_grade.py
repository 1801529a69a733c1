"""``lstm-tutorial grade`` as a shell sees it: exit codes, reports, one line for every mistake."""

import csv
import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lstm_tutorial import grading
from lstm_tutorial.cli import main
from lstm_tutorial.notebooks import read_notebook

from .fakes import grade_by_content, graded, hostile_marks, write_class
from .test_report_formats import JUNIT, RUNNER

ROOT = Path(__file__).resolve().parents[2]
EXERCISES = {path.stem: read_notebook(path).exercises for path in sorted((ROOT / "exercises").glob("*.ipynb"))}
REPORTS = ("json", "junit", "html", "csv", "overview", "similar", "summary", "gradescope", "classroom50")


@pytest.fixture(autouse=True)
def _no_runner(monkeypatch):
    for name in ("GITHUB_STEP_SUMMARY", *RUNNER):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def run(capsys):
    """``run("a.ipynb")`` in this process: (exit code, output, errors)."""

    def call(*arguments):
        try:
            code = main(["grade", *map(str, arguments)])
        except SystemExit as exit_:
            code = exit_.code
        out = capsys.readouterr()
        assert "Traceback" not in out.out + out.err
        return code, out.out, out.err

    return call


@pytest.fixture
def fake(monkeypatch):
    """``fake(marks)`` makes the grader give these marks to everything."""

    def give(marks):
        monkeypatch.setattr(grading, "grade_submission", lambda path, *, seed=None: marks)

    return give


@pytest.fixture
def notebook(tmp_path):
    path = tmp_path / "Ada.ipynb"
    path.write_text('{"cells": []}', encoding="utf-8")
    return path


def test_the_solutions_earn_every_point_and_the_exercises_none(run, tmp_path):
    told = tmp_path / "marks.json"
    assert run(ROOT / "solutions", "--json", told)[0] == 0
    solved = json.loads(told.read_text(encoding="utf-8"))
    assert run(ROOT / "exercises", "--json", told)[0] == 1
    handed_out = json.loads(told.read_text(encoding="utf-8"))
    worth = {name: points for exercises in EXERCISES.values() for name, points in exercises.items()}
    for marks in (solved, handed_out):
        assert {each["name"]: each["max_score"] for each in marks["exercises"]} == worth
    assert {each["status"] for each in solved["exercises"]} == {"right"}
    assert (solved["score"], solved["max_score"]) == (sum(worth.values()), sum(worth.values()))
    assert {each["status"] for each in handed_out["exercises"]} == {"not attempted"}
    assert handed_out["score"] == 0


@pytest.mark.parametrize(
    ("marks", "code"),
    [
        (graded("Ada", "right", "right"), 0),
        (graded("Ada", "right", "wrong"), 1),
        (graded("Ada", "not attempted"), 1),
        (grading.marks.Marks("Ada", "empty"), 1),
        (grading.marks.Marks("Ada", "failed"), 1),
    ],
)
def test_the_exit_code_says_whether_every_point_was_earned(run, fake, notebook, marks, code):
    fake(marks)
    assert run(notebook)[0] == code


def test_every_report_at_once(run, fake, notebook, tmp_path, monkeypatch):
    fake(graded("Ada", "right", "wrong"))
    for name, value in RUNNER.items():
        monkeypatch.setenv(name, value)
    wanted = [argument for name in REPORTS for argument in (f"--{name}", tmp_path / f"report.{name}")]
    code, out, _ = run(notebook, *wanted)
    assert (code, "Ada: 2 of 4 points" in out) == (1, True)
    text = {name: (tmp_path / f"report.{name}").read_text(encoding="utf-8") for name in REPORTS}
    assert json.loads(text["json"])["score"] == 2
    JUNIT.validate(text["junit"])
    assert "<!DOCTYPE html>" in text["html"]
    assert text["csv"].startswith("\ufeffsubmission,status,")
    assert "1 submission to" in text["overview"]
    assert text["similar"] == "\ufeffexercise,first,second,similarity\n"
    assert "## Ada" in text["summary"]
    assert json.loads(text["gradescope"])["score"] == 2
    assert json.loads(text["classroom50"])["owner"] == "ada"


def test_a_report_on_the_standard_output_stands_there_alone(run, fake, notebook):
    fake(graded("Ada", "right", "wrong"))
    code, out, error = run(notebook, "--json", "-")
    assert (code, json.loads(out)["submission"]) == (1, "Ada")
    assert "Ada: 2 of 4 points" in error


def test_on_github_the_summary_is_added_to_the_jobs(run, fake, notebook, tmp_path, monkeypatch):
    fake(graded("Ada", "right"))
    summary = tmp_path / "summary.md"
    summary.write_text("before\n", encoding="utf-8")
    monkeypatch.setenv("GITHUB_STEP_SUMMARY", str(summary))
    run(notebook)
    assert summary.read_text(encoding="utf-8").startswith("before\n## Ada: 2 of 2 points\n")
    run(notebook, "--summary", tmp_path / "own.md")
    assert summary.read_text(encoding="utf-8").count("## Ada") == 1
    assert (tmp_path / "own.md").exists()


def test_the_seed_is_handed_on(run, notebook, monkeypatch):
    seeds = []

    def grade(path, *, seed):
        seeds.append(seed)
        return graded("Ada", "right")

    monkeypatch.setattr(grading, "grade_submission", grade)
    run(notebook)
    run(notebook, "--seed", 7)
    assert seeds == [None, 7]


@pytest.fixture
def hand_ins(tmp_path, monkeypatch):
    monkeypatch.setattr(grading, "grade_submission", grade_by_content)
    return write_class(tmp_path / "class", 6, log=str(tmp_path / "log.txt"))


def test_a_class_is_graded_once_and_every_report_tells_of_all(run, hand_ins, tmp_path):
    files = {name: tmp_path / f"class.{name}" for name in ("json", "junit", "csv", "overview", "similar", "summary")}
    wanted = [argument for name, file in files.items() for argument in (f"--{name}", file)]
    code, out, _ = run("--class", hand_ins, "--jobs", 2, "--html", tmp_path / "pages", *wanted)
    assert code == 1
    assert re.search(r"learner 0003 +3 of 5 right +6 / 10", out)
    told = json.loads(files["json"].read_text(encoding="utf-8"))
    assert [(each["submission"], each["score"]) for each in told] == [(f"learner {k:04d}", 2.0 * k) for k in range(6)]
    with files["csv"].open(encoding="utf-8-sig", newline="") as file:
        assert [row["score"] for row in csv.DictReader(file)] == ["0", "2", "4", "6", "8", "10"]
    assert len(list((tmp_path / "pages").glob("*.html"))) == 6
    assert 'id="06_forget_gate-forget-gate"' in (tmp_path / "pages" / "learner_0003.html").read_text(encoding="utf-8")
    assert "<h1>class</h1>" in files["overview"].read_text(encoding="utf-8")
    JUNIT.validate(files["junit"].read_text(encoding="utf-8"))
    assert (hand_ins / "grading-journal.jsonl").exists()
    assert run("--class", hand_ins, "--jobs", 2)[:2] == (1, out)
    assert len((tmp_path / "log.txt").read_text(encoding="utf-8").splitlines()) == 6


def test_several_submissions_are_named_apart_and_leave_no_journal(run, hand_ins, tmp_path):
    paths = [hand_ins / f"learner 000{k}" / "06_forget_gate.ipynb" for k in (4, 5)]
    code, *_ = run(*paths, hand_ins / "learner 0005", "--jobs", 1, "--json", tmp_path / "marks.json")
    told = json.loads((tmp_path / "marks.json").read_text(encoding="utf-8"))
    assert [each["submission"] for each in told] == [*map(str, paths), "learner 0005"]
    assert (code, [each["score"] for each in told]) == (1, [8, 10, 10])
    assert list(hand_ins.glob("*.jsonl")) == []


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ([], "PATH of a submission"),
        (["Ada.ipynb", "--class", "class"], "PATH of a submission"),
        (["nobody.ipynb"], "There is no nobody.ipynb"),
        (["notes.txt"], "is no notebook"),
        (["--class", "nowhere"], "There is no folder nowhere"),
        (["--class", "Ada.ipynb"], "There is no folder Ada.ipynb"),
        (["--class", "empty"], "There are no submissions in empty"),
        (["Ada.ipynb", "--jobs", "0"], "has to be at least 1, got 0"),
        (["Ada.ipynb", "--seed", "x"], "invalid number value: 'x'"),
        (["Ada.ipynb", "--json", "nowhere/marks.json"], "--json: there is no folder nowhere"),
        (["Ada.ipynb", "--html", "empty"], "--html: empty is a folder"),
        (["--class", "class", "--html", "notes.txt"], "notes.txt is a file"),
        (["--class", "class", "--html", "class/pages"], "pages would be a submission"),
        (["--class", "class", "--html", "-"], "name a folder for their pages"),
        (["--class", "class", "--gradescope", "results.json"], "--gradescope tells of one submission"),
        (["Ada.ipynb", "--classroom50", "result.json"], "CLASSROOM is not set"),
        (["--class", "class", "--journal", "notes.txt"], "notes.txt is no journal"),
        (["--class", "class", "--journal", "nowhere/j"], "Name a place for it with --journal"),
        (["Ada.ipynb", "--xml", "x"], "unrecognized arguments: --xml"),
    ],
)
def test_a_wrong_command_exits_with_2_and_a_line_that_helps(run, fake, tmp_path, monkeypatch, arguments, said):
    fake(graded("Ada", "right"))
    monkeypatch.chdir(tmp_path)
    write_class(tmp_path / "class", 1)
    (tmp_path / "empty").mkdir()
    for name in ("Ada.ipynb", "notes.txt"):
        (tmp_path / name).write_text("my notes", encoding="utf-8")
    code, out, error = run(*arguments)
    assert (code, out) == (2, "")
    assert said in error
    assert error.startswith("lstm-tutorial")
    assert len(error.splitlines()) <= 2
    assert (tmp_path / "notes.txt").read_text(encoding="utf-8") == "my notes"


def test_hostile_marks_do_no_harm_in_any_report(run, fake, notebook, tmp_path, monkeypatch):
    fake(hostile_marks("]]><script>"))
    for name, value in RUNNER.items():
        monkeypatch.setenv(name, value)
    wanted = [argument for name in REPORTS for argument in (f"--{name}", tmp_path / f"report.{name}")]
    assert run(notebook, *wanted)[0] == 1
    for name in REPORTS:
        assert (tmp_path / f"report.{name}").read_bytes().decode("utf-8")


def test_whoever_stops_reading_gets_no_traceback_and_the_same_exit_code(tmp_path):
    """As of ``lstm-tutorial grade exercises | head -1``."""
    shutil.copy(ROOT / "exercises" / "05_two_states.ipynb", tmp_path)
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "lstm_tutorial.cli", "grade", str(tmp_path)]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False, timeout=60)
    os.close(write)
    assert (done.stderr, done.returncode) == ("", 1)
