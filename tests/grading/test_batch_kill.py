"""The real grader, killed at random moments and started again: nothing is lost, and nothing is graded twice.

The normal run kills a batch of 40 submissions four times. ``GRADING_KILL_TEST=500`` makes it 500 submissions and twenty
times.
"""

import collections
import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest

from .real_class import KINDS, ROOT, write_real_class

SUBMISSIONS = int(os.environ.get("GRADING_KILL_TEST", "40"))
KILLS = 4 if SUBMISSIONS < 500 else 20

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="needs signals and file locks; NOT TESTED HERE")


@pytest.fixture(scope="module")
def hand_ins(tmp_path_factory):
    return write_real_class(tmp_path_factory.mktemp("killed") / "class", SUBMISSIONS)


@pytest.fixture(scope="module")
def start(tmp_path_factory):
    """``start(folder)`` starts the grader, as it is now: what was graded by another version would be graded again."""
    place = tmp_path_factory.mktemp("grader")
    for part in ("lstm_tutorial", "exercises"):
        shutil.copytree(ROOT / part, place / part, ignore=shutil.ignore_patterns("__pycache__"))
    return lambda folder: subprocess.Popen(
        [sys.executable, "-m", "lstm_tutorial.cli", "grade", "--class", str(folder), "--jobs", "2", "--seed", "1"],
        cwd=place, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )  # fmt: skip


def entries_in(folder):
    """The whole lines of the journal."""
    journal = Path(folder, "grading-journal.jsonl")
    lines = journal.read_bytes().split(b"\n")[1:-1] if journal.exists() else []
    return [json.loads(line) for line in lines]


def kill_after(process, folder, more):
    """Kill the grader alone when so many more submissions are in the journal; all that it started has to go."""
    wanted, deadline = len(entries_in(folder)) + more, time.monotonic() + 120
    while len(entries_in(folder)) < wanted and process.poll() is None:
        assert time.monotonic() < deadline, "the grader does not get on"
        time.sleep(random.uniform(0, 0.02))
    children = psutil.Process(process.pid).children(recursive=True) if process.poll() is None else []
    process.kill()
    process.communicate()
    _, alive = psutil.wait_procs(children, timeout=10)
    assert alive == [], "a worker outlived the grader"


def test_killed_anywhere_it_goes_on_where_it_was(start, hand_ins):
    kept = []
    for _ in range(KILLS):
        kill_after(start(hand_ins), hand_ins, random.randint(0, SUBMISSIONS // (2 * KILLS)))
        entries = entries_in(hand_ins)
        assert entries[: len(kept)] == kept, "what was in the journal stays there"
        kept = entries
    assert len(kept) < SUBMISSIONS, "every kill has to come before the end"
    last = start(hand_ins)
    errors = last.communicate(timeout=60 + SUBMISSIONS)[1]
    assert last.returncode == 1, errors
    entries = entries_in(hand_ins)
    names = collections.Counter(entry["submission"] for entry in entries)
    assert sorted(names) == [f"learner {k:04d}" for k in range(SUBMISSIONS)], "nothing is lost"
    assert set(names.values()) == {1}, "nothing is graded twice"
    for entry in entries:
        exercise = entry["marks"]["exercises"][0]
        assert exercise["status"] == KINDS[int(entry["submission"][-4:]) % 3]


def test_killed_in_the_middle_of_a_line_too(start, hand_ins):
    """Half a line at the end of the journal, as a power cut leaves it."""
    journal = hand_ins / "grading-journal.jsonl"
    whole = journal.read_bytes()
    before = entries_in(hand_ins)
    journal.write_bytes(whole[:-100])
    again = start(hand_ins)
    assert again.communicate(timeout=60)[0] is None
    entries = entries_in(hand_ins)
    assert (again.returncode, len(entries)) == (1, SUBMISSIONS)
    assert entries[:-1] == before[:-1]
    assert entries[-1]["submission"] == before[-1]["submission"]


def test_ctrl_c_stops_it_quietly(start, tmp_path):
    folder = write_real_class(tmp_path / "class", 30)
    process = start(folder)
    while len(entries_in(folder)) < 2:
        time.sleep(0.02)
    process.send_signal(signal.SIGINT)
    errors = process.communicate(timeout=30)[1]
    assert (process.returncode, "Traceback" in errors) == (130, False)
    assert 2 <= len(entries_in(folder)) < 30
