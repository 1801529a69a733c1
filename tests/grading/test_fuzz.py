"""Notebooks of any form, by chance: none stops the grader, each gets a clear status.

Two hundred in a test run; ``LSTM_TUTORIAL_FUZZ=10000 pytest tests/grading/test_fuzz.py`` tries ten thousand.
"""

import copy
import json
import os
import tempfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_tutorial.grading import Marks, grade_submission
from lstm_tutorial.grading.marks import EXERCISE_STATUSES, SUBMISSION_STATUSES
from lstm_tutorial.grading.sandbox import pool

from .notebooks import Book

CASES = int(os.environ.get("LSTM_TUTORIAL_FUZZ", 200)) // 3

SOLVED = Book(solved=True).raw
TEXT = json.dumps(SOLVED).encode()

#: Pieces of code as they may stand in a cell, whole and broken.
PIECES = (
    "def forget_gate(x, h_prev, W_f, U_f, b_f):\n    return 0", "def forget_gate(", "forget_gate = 3",
    "forget_gate = None", "class forget_gate:\n    pass", "async def forget_gate(*a):\n    return 1", "lambda: (",
    "return 1", "yield 2", "await x", "%%bash\nls", "%time forget_gate", "!rm", "x = '''", "\t\tpass\n  pass",
    "import lstm_tutorial.gates as g", "from lstm_tutorial import *", "del np", "np = None", "exec('forget_gate = 1')",
    "globals().clear()", "raise SystemExit", "raise KeyboardInterrupt", "0/0", "(" * 200, "-" * 5000 + "1",
    "1+" * 3000 + "1", "[" * 90 + "]" * 90, "x = " + "9" * 5000, "\0", "\ud800", "\u202e", "print('\x1b[2J')",
    "forget_gate: int", "match x:\n    case 1: pass", "import sys; sys.modules.clear()", "é = 1", "assert False",
    "import builtins; del builtins.len", "check = hint = 1", "@forget_gate\ndef forget_gate(): pass",
    "global forget_gate", "nonlocal x", "f'{'", "#" * 100_000, "forget_gate?",
)  # fmt: skip

plain = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=6,
)


def grade(content, name="06_forget_gate"):
    """Grade a file of that content, and hold the marks to what every report relies on."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{name}.ipynb"
        path.write_bytes(content)
        marks = grade_submission(path, seed=1)
    assert marks.status in SUBMISSION_STATUSES
    assert marks.status != "failed", marks.notes
    assert (marks.status == "graded") == bool(marks.exercises)
    assert marks.notes or marks.status in ("graded", "empty")
    for mark in marks.exercises:
        assert mark.status in EXERCISE_STATUSES
        assert mark.score == (mark.max_score if mark.status == "right" else 0)
        assert mark.message
        assert mark.message.replace("\n", "").replace("\t", "").isprintable(), mark.message
    assert Marks.from_dict(json.loads(json.dumps(marks.as_dict()))) == marks
    return marks


def places(value, path=()):
    """The paths of all values in a nest of lists and dicts."""
    yield path
    if isinstance(value, (list, dict)):
        for key in value if isinstance(value, dict) else range(len(value)):
            yield from places(value[key], (*path, key))


PLACES = list(places(SOLVED))[1:]


@settings(max_examples=CASES)
@given(st.binary(max_size=300) | st.integers(0, len(TEXT)).map(lambda k: TEXT[:k]) | st.tuples(
    st.integers(0, len(TEXT)), st.integers(0, 300), st.binary(max_size=5)
).map(lambda cut: TEXT[: cut[0]] + cut[2] + TEXT[cut[0] + cut[1] :]))  # fmt: skip
def test_files_of_any_content(content):
    grade(content)


@settings(max_examples=CASES)
@given(
    st.lists(st.tuples(st.sampled_from(PLACES), st.sampled_from(["delete", "replace", "repeat"]), plain), max_size=4),
    st.sampled_from(["06_forget_gate", "10_whole_cell", "mine", "-rf", "café \u202e"]),
)
def test_notebooks_in_which_something_is_something_else(changes, name):
    raw = copy.deepcopy(SOLVED)
    for path, change, value in changes:
        try:
            inside = raw
            for key in path[:-1]:
                inside = inside[key]
            if change == "delete":
                del inside[path[-1]]
            elif change == "replace":
                inside[path[-1]] = value
            elif isinstance(inside, list):
                inside.append(inside[path[-1]])
        except (KeyError, IndexError, TypeError, AttributeError):  # it was inside of what is gone
            continue
    grade(json.dumps(raw).encode("utf-8", "surrogatepass"), name)


@settings(max_examples=CASES)
@given(st.lists(st.tuples(st.integers(0, 30), st.sampled_from(PIECES), st.booleans()), min_size=1, max_size=4))
def test_cells_in_which_anything_stands(pieces):
    raw = copy.deepcopy(SOLVED)
    for place, text, whole in pieces:
        cell = raw["cells"][place % len(raw["cells"])]
        cell["source"] = text if whole else "".join(cell["source"]) + "\n" + text
    grade(json.dumps(raw).encode())


@pytest.fixture(autouse=True, scope="module")
def a_sandbox_of_its_own():
    yield
    pool.close_all()
