"""A submission on disk: links, pipes, giants and nests are named and passed over, and nothing outside is read."""

import json
import os

import pytest

from lstm_tutorial.grading import grade_submission
from lstm_tutorial.grading.submission import NOTEBOOK_LIMIT, SIZE_LIMIT, read_submission

from .notebooks import ROOT, Book

SOLUTION = ROOT / "solutions" / "06_forget_gate.ipynb"


def test_a_notebook_and_a_folder_of_one_are_graded_alike(tmp_path):
    path = Book(solved=True).save(tmp_path)
    one, folder = grade_submission(path, seed=1), grade_submission(tmp_path, seed=1)
    assert [(mark.name, mark.status, mark.message) for mark in one.exercises] == [
        (mark.name, mark.status, mark.message) for mark in folder.exercises
    ]
    assert (one.submission, folder.submission) == ("06_forget_gate", tmp_path.name)


def test_a_folder_within_is_looked_at_but_no_hidden_one_and_no_copy_that_reset_made(tmp_path):
    for name in ("exercises", ".ipynb_checkpoints", "a/b/c"):
        (tmp_path / name).mkdir(parents=True)
    Book("06_forget_gate").save(tmp_path / "exercises")
    Book("07_input_gate").save(tmp_path / "a/b/c")
    Book("08_cell_state").save(tmp_path / ".ipynb_checkpoints")
    Book("05_two_states").save(tmp_path, "05_two_states.backup-1")
    work = read_submission(tmp_path)
    assert [notebook.path.stem for notebook in work.notebooks] == ["06_forget_gate", "07_input_gate"]


def test_links_to_other_files_are_not_followed(tmp_path):
    folder = tmp_path / "mine"
    folder.mkdir()
    (folder / "06_forget_gate.ipynb").symlink_to(SOLUTION)
    (folder / "more").symlink_to(ROOT / "solutions", target_is_directory=True)
    marks = grade_submission(folder)
    assert marks.status == "unreadable"
    assert marks.notes == ("06_forget_gate.ipynb cannot be read: it is a link to another file, or no file at all.",)
    assert not marks.exercises


def test_a_link_that_the_grader_is_given_is_followed(tmp_path):
    (tmp_path / "mine.ipynb").symlink_to(SOLUTION)
    assert grade_submission(tmp_path / "mine.ipynb").full


def test_a_pipe_and_a_folder_of_a_notebooks_name_do_not_stop_the_grader(tmp_path):
    os.mkfifo(tmp_path / "07_input_gate.ipynb")
    (tmp_path / "08_cell_state.ipynb").mkdir()
    Book(solved=True).save(tmp_path)
    marks = grade_submission(tmp_path)
    assert marks.full
    assert marks.notes == ("07_input_gate.ipynb cannot be read: it is a link to another file, or no file at all.",)


def test_a_gigantic_notebook_is_not_read(tmp_path):
    with (tmp_path / "06_forget_gate.ipynb").open("wb") as file:
        file.truncate(SIZE_LIMIT + 1)
    marks = grade_submission(tmp_path)
    assert marks.status == "unreadable"
    assert "it has 16 MB, more than 16. Clear its outputs." in marks.notes[0]


@pytest.mark.parametrize(("content", "said"), [
    (b"", "the file is empty"),
    (b"[" * 10**6, "it is not JSON"),
    (b'{"cells": ' + b"[" * 10**5 + b"]" * 10**5 + b"}", "it is not JSON"),
    (b'{"cells": [' + b"{}," * 10**6 + b"{}]}", "its cell 1 has no text"),
    (b"\xff\xfe\x00", "cannot be read"),
    (b'{"nbformat": 3, "worksheets": []}', "no list of cells"),
    (b"1" * 10**6, "it is not JSON"),
    (b"<<<<<<< HEAD\n{}", "marks of a merge conflict"),
])  # fmt: skip
def test_what_is_no_notebook_is_said_to_be_none(content, said, tmp_path):
    (tmp_path / "06_forget_gate.ipynb").write_bytes(content)
    marks = grade_submission(tmp_path)
    assert marks.status == "unreadable"
    assert said in marks.notes[0]
    assert str(tmp_path) not in marks.notes[0]


def test_a_notebook_with_a_megabyte_of_outputs_and_a_thousand_cells_is_graded(tmp_path):
    book = Book(solved=True)
    for k in range(1000):
        book.add(f"x{k} = {k}")
        book.cells[-1]["outputs"] = [{"output_type": "stream", "name": "stdout", "text": "x" * 1000}]
    assert grade_submission(book.save(tmp_path)).full


def test_more_notebooks_than_anyone_has_are_not_all_read(tmp_path):
    for k in range(NOTEBOOK_LIMIT + 5):
        (tmp_path / f"{k:04}.ipynb").write_text('{"cells": []}', encoding="utf-8")
    work = read_submission(tmp_path)
    assert work.notes == [f"There are {NOTEBOOK_LIMIT + 5} notebooks; the first {NOTEBOOK_LIMIT} were looked at."]


@pytest.mark.parametrize("content", [None, {"cells": []}, {"cells": [{"cell_type": "markdown", "source": "# Mine"}]}])
def test_a_submission_without_exercises_is_empty(content, tmp_path):
    if content:
        (tmp_path / "mine.ipynb").write_text(json.dumps(content), encoding="utf-8")
    marks = grade_submission(tmp_path)
    assert (marks.status, marks.exercises, marks.full) == ("empty", (), False)


def test_a_chapters_notebook_without_a_cell_has_its_points_to_lose(tmp_path):
    (tmp_path / "06_forget_gate.ipynb").write_text('{"cells": []}', encoding="utf-8")
    marks = grade_submission(tmp_path)
    assert (marks.status, marks.score, marks.max_score) == ("graded", 0, 7)
    assert {mark.status for mark in marks.exercises} == {"missing"}


def test_a_notebook_that_cannot_be_read_does_not_stop_the_others(tmp_path):
    (tmp_path / "07_input_gate.ipynb").write_text("{", encoding="utf-8")
    Book(solved=True).save(tmp_path)
    marks = grade_submission(tmp_path)
    assert marks.full
    assert "07_input_gate.ipynb cannot be read" in marks.notes[0]
