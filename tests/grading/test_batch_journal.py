"""The journal keeps what was graded, whatever happened to its last line, and only one grader writes it."""

import json
import os
import subprocess
import sys

import pytest

from lstm_tutorial.grading.journal import HEADER, Journal, JournalError, Key
from lstm_tutorial.grading.marks import Marks

from .fakes import HOSTILE, graded, hostile_marks

KEYS = [Key(f"content {k}", "0.1.0+abc", None) for k in range(3)]


@pytest.fixture
def path(tmp_path):
    return tmp_path / "journal.jsonl"


@pytest.fixture
def full(path):
    """A journal of three."""
    with Journal(path) as journal:
        for k, key in enumerate(KEYS):
            journal.add(key, graded(f"learner {k}", "right", "wrong"))
    return path


def names_in(path):
    with Journal(path) as journal:
        return [f"learner {k}" for k, key in enumerate(KEYS) if journal.find(f"learner {k}", key)]


def test_what_was_added_is_found_at_once_and_after_opening_again(path):
    marks = graded("Ada", "right")
    with Journal(path) as journal:
        journal.add(KEYS[0], marks)
        assert journal.find("Ada", KEYS[0]) == marks
        assert journal.find("Ada", KEYS[1]) is None
        assert journal.find("Ben", KEYS[0]) is None
        assert journal.find_same(KEYS[0]) == marks
    with Journal(path) as journal:
        assert journal.find("Ada", KEYS[0]) == marks


@pytest.mark.parametrize("name", HOSTILE, ids=range(len(HOSTILE)))
def test_any_text_comes_back_as_it_was(path, name):
    marks = hostile_marks(name)
    with Journal(path) as journal:
        journal.add(KEYS[0], marks)
    with Journal(path) as journal:
        assert journal.find(name, KEYS[0]) == marks


def test_a_torn_last_line_is_cut_off_wherever_it_was_torn(full):
    whole = full.read_bytes()
    last = whole.rindex(b"\n", 0, -1) + 1
    for end in (*range(last, len(whole), 40), len(whole) - 1):
        full.write_bytes(whole[:end])
        assert names_in(full) == ["learner 0", "learner 1"]
        assert full.read_bytes() == whole[:last]


def test_after_a_torn_line_the_journal_goes_on(full):
    whole = full.read_bytes()
    full.write_bytes(whole[:-5])
    with Journal(full) as journal:
        journal.add(KEYS[2], graded("learner 2", "right"))
    assert names_in(full) == ["learner 0", "learner 1", "learner 2"]
    assert [json.loads(line) for line in full.read_bytes().splitlines()]


def test_a_torn_first_line_is_a_new_journal(path):
    for end in range(len(HEADER)):
        path.write_bytes(HEADER[:end])
        assert names_in(path) == []
        assert path.read_bytes() == HEADER


@pytest.mark.parametrize("garbage", [b"\x00" * 100, b"{}", b"[]", b"nonsense", b'{"submission": 1}', b"null"])
def test_a_line_that_a_disk_spoilt_is_as_if_it_were_not_there(full, garbage):
    lines = full.read_bytes().splitlines(keepends=True)
    lines[2] = garbage + b"\n"
    full.write_bytes(b"".join(lines))
    assert names_in(full) == ["learner 0", "learner 2"]


def test_the_last_of_several_lines_counts(path):
    with Journal(path) as journal:
        journal.add(KEYS[0], Marks("Ada", "failed"))
        assert journal.find_same(KEYS[0]) is None, "a failure of the grader is no verdict on the content"
        journal.add(KEYS[0], graded("Ada", "right"))
    with Journal(path) as journal:
        assert journal.find("Ada", KEYS[0]).status == "graded"


def test_a_file_that_is_no_journal_is_left_alone(path):
    path.write_text("my thesis, the only copy\n", encoding="utf-8")
    with pytest.raises(JournalError, match="is no journal of lstm-tutorial grade"):
        Journal(path)
    assert path.read_text(encoding="utf-8") == "my thesis, the only copy\n"


@pytest.mark.skipif(sys.platform == "win32", reason="no locks of this kind")
def test_two_graders_do_not_write_one_journal(full):
    code = "import sys; from lstm_tutorial.grading.journal import Journal; Journal(sys.argv[1])"
    with Journal(full):
        done = subprocess.run([sys.executable, "-c", code, str(full)], capture_output=True, text=True, timeout=60)
    assert "another grader is writing" in done.stderr
    done = subprocess.run([sys.executable, "-c", code, str(full)], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0


def test_each_line_is_on_the_disk_before_the_next(path, monkeypatch):
    synced = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda number: (synced.append(os.fstat(number).st_size), real(number)))
    with Journal(path) as journal:
        for k, key in enumerate(KEYS):
            journal.add(key, graded(f"learner {k}", "right"))
            assert synced[-1] == path.stat().st_size
    assert len(synced) == 4
