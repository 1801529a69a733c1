"""A class is graded once, completely, in bounded memory, whatever single submissions and workers do."""

import json
import os
import threading
from concurrent.futures import BrokenExecutor, Future, ThreadPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import pytest

from lstm_tutorial import __version__
from lstm_tutorial.grading import batch as batch_module
from lstm_tutorial.grading.batch import AHEAD, Batch, grader_version
from lstm_tutorial.grading.class_folder import HandIn, content_of, submissions_in
from lstm_tutorial.grading.executors import Supply, processes
from lstm_tutorial.grading.journal import Journal

from .fakes import grade_by_content, write_class


def threads(count=2):
    return Supply(lambda: ThreadPoolExecutor(count), width=count)


@pytest.fixture
def log(tmp_path):
    return tmp_path / "log.txt"


@pytest.fixture
def run(tmp_path, log):
    """``run(folder)`` grades a folder: the marks by name, and how many were graded."""

    def grade(folder, supply=None, grade=grade_by_content, seed=None):
        submissions = submissions_in(folder)
        done = []
        with Journal(tmp_path / "journal.jsonl") as journal:
            batch = Batch(submissions, journal, grade, seed)
            batch.run(supply or threads(), done.append)
            marks = {each.submission: each for each in batch}
        assert sorted(done) == sorted(submission.name for submission in submissions)
        return marks, batch.graded

    return grade


def graded_by(log):
    return log.read_text(encoding="utf-8").split("\n")[:-1] if log.exists() else []


def test_every_submission_is_graded_once_and_named_as_its_folder(run, tmp_path, log):
    folder = write_class(tmp_path / "class", 12, log=str(log))
    marks, count = run(folder)
    assert count == 12
    assert [marks[f"learner {k:04d}"].score for k in range(12)] == [2.0 * (k % 6) for k in range(12)]
    assert sorted(graded_by(log)) == sorted(marks)


def test_a_second_run_grades_nothing_and_says_the_same(run, tmp_path, log):
    folder = write_class(tmp_path / "class", 6, log=str(log))
    first, _ = run(folder)
    assert run(folder) == (first, 0)
    assert len(graded_by(log)) == 6


def test_what_was_changed_or_added_is_graded_and_nothing_else(run, tmp_path, log):
    folder = write_class(tmp_path / "class", 6, log=str(log))
    run(folder)
    log.unlink()
    changed = folder / "learner 0003" / "06_forget_gate.ipynb"
    changed.write_text(changed.read_text(encoding="utf-8").replace('"right": 3', '"right": 5'), encoding="utf-8")
    write_class(tmp_path / "more", 7, log=str(log))
    (tmp_path / "more" / "learner 0006").rename(folder / "learner 0006")
    marks, _ = run(folder)
    assert sorted(graded_by(log)) == ["learner 0003", "learner 0006"]
    assert marks["learner 0003"].score == 10


def test_another_seed_or_another_grader_grades_again(run, tmp_path, log, monkeypatch):
    folder = write_class(tmp_path / "class", 2, log=str(log))
    run(folder)
    assert {marks.seed for marks in run(folder, seed=3)[0].values()} == {3}
    assert len(graded_by(log)) == 4
    monkeypatch.setattr(batch_module, "grader_version", lambda: "another")
    run(folder)
    assert len(graded_by(log)) == 6


def test_the_same_content_is_graded_once_and_each_gets_marks(run, tmp_path, log):
    folder = write_class(tmp_path / "class", 8, log=str(log), who=None, right=3)
    for notebook in folder.glob("*/*.ipynb"):
        notebook.write_text(json.dumps({"right": 3, "log": str(log)}), encoding="utf-8")
    marks, count = run(folder)
    assert (len(graded_by(log)), count) == (1, 1)
    assert {(name, each.submission, each.score) for name, each in marks.items()} == {(n, n, 6.0) for n in marks}
    assert len(marks) == 8


def test_an_error_in_the_grader_costs_one_submission_and_is_tried_again(run, tmp_path):
    folder = write_class(tmp_path / "class", 5)
    bad = folder / "learner 0002" / "06_forget_gate.ipynb"
    good = bad.read_text(encoding="utf-8")
    bad.write_text(json.dumps({"raise": "no idea"}), encoding="utf-8")
    marks, _ = run(folder)
    assert [each.status for each in marks.values()].count("graded") == 4
    assert marks["learner 0002"].status == "failed"
    assert marks["learner 0002"].notes == ("The grader stopped: RuntimeError: no idea",)
    assert run(folder)[1] == 1, "failed is no verdict"
    bad.write_text(good, encoding="utf-8")
    assert run(folder)[0]["learner 0002"].score == 4


def test_in_processes(run, tmp_path, log):
    folder = write_class(tmp_path / "class", 6, log=str(log))
    with processes(2) as supply:
        marks, count = run(folder, supply)
    assert (count, len(marks), len(graded_by(log))) == (6, 6, 6)


def test_a_worker_that_dies_costs_one_submission(run, tmp_path, log):
    """Two of them, side by side, in a pool that breaks with them."""
    folder = write_class(tmp_path / "class", 9, log=str(log))
    for k in (3, 4):
        (folder / f"learner {k:04d}" / "06_forget_gate.ipynb").write_text(json.dumps({"kill": k}), encoding="utf-8")
    with processes(2) as supply:
        marks, _ = run(folder, supply)
    assert {name for name, each in marks.items() if each.status == "failed"} == {"learner 0003", "learner 0004"}
    assert "ended before they were done" in marks["learner 0003"].notes[0]
    assert {name for name, each in marks.items() if each.status == "graded"} == set(marks) - {
        "learner 0003", "learner 0004",
    }  # fmt: skip


class Fragile(ThreadPoolExecutor):
    """An executor that breaks when it is handed its n-th job."""

    handed, breaks_at = 0, 4

    def submit(self, *arguments):
        type(self).handed += 1
        if self.handed == self.breaks_at:
            raise BrokenProcessPool("a worker died meanwhile")
        return super().submit(*arguments)


def test_a_job_that_the_executor_did_not_take_is_not_lost(run, tmp_path):
    Fragile.handed = 0
    marks, count = run(write_class(tmp_path / "class", 7), Supply(lambda: Fragile(2), width=2))
    assert (len(marks), count) == (7, 7)
    assert {each.status for each in marks.values()} == {"graded"}


class Counting(ThreadPoolExecutor):
    """An executor that knows how many jobs it has at most."""

    now = most = 0
    lock = threading.Lock()

    def submit(self, *arguments):
        with self.lock:
            Counting.now += 1
            Counting.most = max(Counting.most, Counting.now)
        future = super().submit(*arguments)
        future.add_done_callback(self._done)
        return future

    def _done(self, future):
        with self.lock:
            Counting.now -= 1


def test_few_are_under_way_at_a_time(run, tmp_path):
    run(write_class(tmp_path / "class", 40), Supply(lambda: Counting(3), width=3))
    assert 3 <= Counting.most <= 3 * AHEAD


class Gone(ThreadPoolExecutor):
    """An executor whose cluster went away: its futures fail in a way of their own."""

    def submit(self, *arguments):
        future = Future()
        future.set_exception(ConnectionError("the scheduler is gone"))
        return future


def test_an_executor_that_cannot_go_on_stops_the_batch_and_keeps_what_was_graded(run, tmp_path, log):
    folder = write_class(tmp_path / "class", 4, log=str(log))
    with pytest.raises(ConnectionError):
        run(folder, Supply(lambda: Gone(1), width=1))
    assert run(folder)[1] == 4
    assert not issubclass(ConnectionError, BrokenExecutor)


class Mislaying(ThreadPoolExecutor):
    """An executor that mislays the first result of every submission."""

    def __init__(self, count):
        super().__init__(count)
        self.seen = set()

    def submit(self, function, grade, hand_in, seed):
        if hand_in.name in self.seen:
            return super().submit(function, grade, hand_in, seed)
        self.seen.add(hand_in.name)
        return super().submit(int, "mislaid")


def test_what_the_executor_mislaid_once_is_graded_again(run, tmp_path):
    marks, count = run(write_class(tmp_path / "class", 7), Supply(lambda: Mislaying(2), width=2))
    assert (len(marks), count) == (7, 7)
    assert {each.status for each in marks.values()} == {"graded"}


def test_submissions_are_folders_and_notebooks(tmp_path):
    for name in (
        "Ada/06.ipynb",
        "Ada/deep/07.ipynb",
        "ben.ipynb",
        "Ada.ipynb",
        ".hidden/06.ipynb",
        ".h.ipynb",
        "x.txt",
    ):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("{}", encoding="utf-8")
    assert submissions_in(tmp_path) == [
        HandIn("Ada", tmp_path / "Ada"), HandIn("Ada.ipynb", tmp_path / "Ada.ipynb"),
        HandIn("ben", tmp_path / "ben.ipynb"),
    ]  # fmt: skip


def test_content_is_names_and_bytes_of_notebooks_and_nothing_else(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    for folder in (one, two):
        (folder / "deep").mkdir(parents=True)
        (folder / "06.ipynb").write_text("a", encoding="utf-8")
        (folder / "deep" / "07.ipynb").write_text("b", encoding="utf-8")
    before = content_of(one)
    assert content_of(two) == before
    (two / "notes.txt").write_text("x", encoding="utf-8")
    (two / ".ipynb_checkpoints").mkdir()
    (two / ".ipynb_checkpoints" / "06.ipynb").write_text("old", encoding="utf-8")
    assert content_of(two) == before
    (two / "06.ipynb").write_text("ab", encoding="utf-8")
    (two / "deep" / "07.ipynb").write_text("", encoding="utf-8")
    assert content_of(two) != before, "the same bytes, divided otherwise"
    (one / "06.ipynb").rename(one / "08.ipynb")
    assert content_of(one) != before


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_or_a_link_in_a_submission_is_not_read_and_makes_no_twin_of_an_empty_one(tmp_path):
    before = content_of(tmp_path)
    os.mkfifo(tmp_path / "06.ipynb")
    os.symlink("/dev/zero", tmp_path / "07.ipynb")
    assert content_of(tmp_path) != before, "the marks have a note of them"


def test_the_graders_version_is_that_of_its_code():
    assert grader_version().startswith(f"{__version__}+")
    assert grader_version() == grader_version()
