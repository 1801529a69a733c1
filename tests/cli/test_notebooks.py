"""Reading a learner's notebook: what it asks for, what it is worth, and what is wrong with one that is none."""

import json

import pytest

from lstm_tutorial.checks import all_exercises
from lstm_tutorial.notebooks import mentioned_in, read_notebook

from .conftest import ROOT

POINTS = {"forget-gate": 2, "forget-bias-for-lag": 3, "predict-forget-bias": 2}


@pytest.mark.parametrize("path", sorted((ROOT / "exercises").glob("*.ipynb")), ids=lambda path: path.stem)
def test_a_shipped_notebook_asks_for_its_chapters_exercises_and_knows_their_points(path):
    exercises = read_notebook(path).exercises
    assert set(exercises) == {name for name, exercise in all_exercises().items() if exercise.chapter == path.stem}
    assert all(points > 0 for points in exercises.values())


def test_points_and_exercises_are_read_from_nbgraders_marks_alone(learner):
    raw = learner.read()
    for cell in raw["cells"]:
        cell["metadata"].pop("lstm_tutorial", None)
        if cell["cell_type"] == "markdown":
            cell["source"] = []
    learner.save(raw)
    notebook = read_notebook(learner.path())
    assert notebook.exercises == POINTS
    marks = [(cell.exercise, cell.role) for cell in notebook.cells if cell.exercise]
    assert marks == [(name, role) for name in POINTS for role in ("solution", "check")]


def test_without_metadata_the_names_of_functions_and_the_table_tell(learner):
    learner.lose_metadata()
    learner.path().rename(learner.path("my own name"))
    assert read_notebook(learner.path("my own name")).exercises == POINTS


def test_a_chapters_notebook_still_asks_for_an_exercise_whose_cells_were_deleted(learner):
    raw = learner.read()
    raw["cells"] = [c for c in raw["cells"] if "forget-gate" not in str(c["metadata"]) and c["cell_type"] == "code"]
    learner.save(raw)
    assert read_notebook(learner.path()).exercises == {
        "forget-bias-for-lag": 3, "predict-forget-bias": 2, "forget-gate": None
    }  # fmt: skip


def test_an_earlier_chapters_function_that_was_copied_is_not_asked_for_again(learner):
    learner.add("def rnn_step(x, h_prev, W, U, b):\n    return np.tanh(x @ W)")
    assert read_notebook(learner.path()).exercises == POINTS


def test_text_may_be_one_string_and_begin_with_a_byte_order_mark(learner):
    raw = learner.read()
    for cell in raw["cells"]:
        cell["source"] = "".join(cell["source"])
    learner.path().write_text(json.dumps(raw), encoding="utf-8-sig")
    assert read_notebook(learner.path()).exercises == POINTS


@pytest.mark.parametrize(("text", "said"), [
    ("", "the file is empty"),
    ('{"cells": [', "it is not JSON"),
    ('{"cells": [\n<<<<<<< HEAD\n', "merge conflict"),
    ("[]", "no list of cells"),
    ("3", "no list of cells"),
    ('{"worksheets": []}', "no list of cells"),
    ('{"cells": {}}', "no list of cells"),
    ('{"cells": [3]}', "its cell 1 has no text"),
    ('{"cells": [{"cell_type": "code", "source": "a"}, {"cell_type": "code"}]}', "its cell 2 has no text"),
    ('{"cells": [{"cell_type": "code", "source": ["a", 3]}]}', "its cell 1 has no text"),
    ('{"cells": [{"source": "a"}]}', "its cell 1 has no text, or no type"),
    ("[" * 100_000, "is no notebook"),
    (b"\xff\xfe\x00", "is no notebook"),
])  # fmt: skip
def test_what_is_no_notebook_is_refused_with_a_reason(tmp_path, text, said):
    path = tmp_path / "broken.ipynb"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(ValueError, match=said) as caught:
        read_notebook(path)
    assert "broken.ipynb" in str(caught.value)


@pytest.mark.parametrize("metadata", [None, [], {"lstm_tutorial": 3}, {"nbgrader": []}, {
    "lstm_tutorial": {"exercise": ["a"], "role": 3}, "nbgrader": {"grade_id": {}, "grade": 1, "points": "many"}
}])  # fmt: skip
def test_damaged_metadata_is_no_metadata(learner, metadata):
    raw = learner.read()
    for cell in raw["cells"]:
        cell["metadata"] = metadata
    learner.save(raw)
    notebook = read_notebook(learner.path())
    assert notebook.exercises == POINTS
    assert {cell.exercise for cell in notebook.cells} == {None}


def test_what_a_cell_defines_is_seen_even_where_it_is_no_python():
    assert mentioned_in("def forget_gate(x:\n  return (") == ["forget-gate"]
    assert mentioned_in("check('rnn-step', rnn_step)\n") == ["rnn-step"]
    assert mentioned_in("# def forget_gate(x)\nx = 1\n    def rnn_step(): ...") == []
