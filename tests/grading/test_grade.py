"""Grading a submission: full marks for what is right, none for what is not there, and each exercise by itself."""

import json
import shutil
import threading
import time

import numpy as np
import pytest

from lstm_tutorial.checks import all_exercises, check
from lstm_tutorial.grading import grade_submission
from lstm_tutorial.grading.handed_out import chapters, points
from lstm_tutorial.grading.marks import EXERCISE_STATUSES
from lstm_tutorial.grading.sandbox import pool
from tools.bank.answers import answers

from .notebooks import RIGHT_GATE, ROOT, Book, answering, marks_by_name

RIGHT = [answer for answer in answers("right") if answer.exercise in points()][::3]  # a notebook and a process each
ONE_WRONG = {answer.exercise: answer for answer in answers("wrong") if answer.exercise in points()}


def test_the_solutions_get_full_marks():
    marks = grade_submission(ROOT / "solutions")
    assert marks.status == "graded"
    assert [mark.name for mark in marks.exercises if mark.status != "right"] == []
    assert {mark.name: mark.max_score for mark in marks.exercises} == points()
    assert marks.full
    assert not marks.notes


def test_the_exercises_as_they_were_handed_out_get_nothing():
    marks = grade_submission(ROOT / "exercises")
    assert marks.status == "graded"
    assert {mark.status for mark in marks.exercises} == {"not attempted"}
    assert marks.score == 0
    assert marks.max_score == sum(points().values())


def test_points_are_those_that_were_handed_out():
    assert points() == {
        cell["metadata"]["lstm_tutorial"]["exercise"]: cell["metadata"]["lstm_tutorial"]["points"]
        for stem in chapters()
        for cell in json.loads((ROOT / "solutions" / f"{stem}.ipynb").read_text(encoding="utf-8"))["cells"]
        if cell["metadata"].get("lstm_tutorial", {}).get("role") == "check"
    }


def test_an_exercise_comes_after_those_that_it_uses():
    order = list(all_exercises())
    for name, exercise in all_exercises().items():
        assert all(order.index(earlier) < order.index(name) for earlier in exercise.uses)


def grade_answer(answer, folder, seed=None):
    """The mark of one answer of the bank, written into the notebook of its chapter."""
    book = Book(all_exercises()[answer.exercise].chapter)
    book.answer(answer.exercise, answer.path.read_text(encoding="utf-8"))
    return marks_by_name(grade_submission(book.save(folder), seed=seed))[answer.exercise]


@pytest.mark.parametrize("answer", RIGHT, ids=[answer.name for answer in RIGHT])
def test_a_right_answer_gets_full_marks_however_it_is_written(answer, tmp_path):
    mark = grade_answer(answer, tmp_path)
    assert mark.status == "right", mark.message
    assert mark.score == mark.max_score


@pytest.mark.parametrize("answer", ONE_WRONG.values(), ids=ONE_WRONG.keys())
def test_a_wrong_answer_gets_the_diagnosis_that_the_notebook_gives(answer, tmp_path):
    mark = grade_answer(answer, tmp_path, seed=3)
    in_the_notebook = check(answer.exercise, answer.function, seed=3)
    assert mark.score == 0
    assert mark.diagnosis == in_the_notebook.diagnosis == answer.diagnosis
    assert mark.message == in_the_notebook.message


def test_a_verdict_can_be_replayed():
    one, two = (grade_submission(ROOT / "exercises" / "06_forget_gate.ipynb", seed=7) for _ in range(2))
    assert one.seed == two.seed == 7
    assert [mark.message for mark in one.exercises] == [mark.message for mark in two.exercises]


def test_inputs_are_new_each_time_and_the_same_for_the_same_seed(tmp_path):
    path = answering("forget-gate", "def forget_gate(x, *rest):\n    raise ValueError(str(x[0, 0]))").save(tmp_path)
    said = [grade_submission(path, seed=seed).exercises[0].message for seed in (1, 1, 2, None, None)]
    assert said[0] == said[1]
    assert len(set(said)) == 4
    assert str(np.random.default_rng(1).normal(size=(3, 2))[0, 0])[:8] in said[0]


def test_a_notebook_that_fails_half_way_earns_what_stands(tmp_path):
    book = Book(solved=True).add("raise RuntimeError", at=1)
    book.answer("forget-bias-for-lag", "def forget_bias_for_lag(n):")
    marks = marks_by_name(grade_submission(book.save(tmp_path)))
    assert [mark.status for mark in marks.values()] == ["right", "failed", "right"]
    assert marks["forget-bias-for-lag"].diagnosis == "cell-fails"
    assert "does not run: IndentationError: expected an indented block" in marks["forget-bias-for-lag"].message


def test_a_cell_that_is_gone_is_missing_and_costs_its_own_points_only(tmp_path):
    book = Book(solved=True)
    book.cells.remove(book.cell("forget-gate"))
    marks = marks_by_name(grade_submission(book.save(tmp_path)))
    assert [(mark.status, mark.max_score) for mark in marks.values()] == [("missing", 2), ("right", 3), ("right", 2)]


def test_metadata_that_was_lost_costs_nothing(tmp_path):
    assert grade_submission(Book(solved=True).lose_metadata().save(tmp_path)).full


def test_a_renamed_notebook_counts_as_its_chapter(tmp_path):
    marks = grade_submission(Book(solved=True).save(tmp_path, "Kapitel 6 (final) (2)"))
    assert marks.full
    assert marks.submission == "Kapitel 6 (final) (2)"
    assert {mark.notebook for mark in marks.exercises} == {"06_forget_gate"}


def test_exercises_of_several_chapters_in_one_notebook_are_each_judged_without_their_own_answers(tmp_path):
    book = Book("06_forget_gate", solved=True)
    book.raw["cells"] += Book("10_whole_cell", solved=True).cells
    book.answer("forget-gate", "from lstm_tutorial.gates import forget_gate")
    book.answer("lstm-step", (
        "def lstm_step(x, h_prev, c_prev, p):\n"
        "    from lstm_tutorial.gates import candidate, forget_gate, input_gate, output_gate, update_cell_state\n"
        "    f = forget_gate(x, h_prev, p.W_f, p.U_f, p.b_f)\n"
        "    i = input_gate(x, h_prev, p.W_i, p.U_i, p.b_i)\n"
        "    g = candidate(x, h_prev, p.W_g, p.U_g, p.b_g)\n"
        "    c = update_cell_state(f, c_prev, i, g)\n"
        "    return output_gate(x, h_prev, p.W_o, p.U_o, p.b_o) * np.tanh(c), c"
    ))  # fmt: skip
    marks = marks_by_name(grade_submission(book.save(tmp_path, "everything")))
    assert {name: mark.status for name, mark in marks.items() if mark.status != "right"} == {"forget-gate": "refused"}
    assert marks.keys() == {*chapters()["06_forget_gate"].points, *chapters()["10_whole_cell"].points}


def test_one_mistake_costs_one_exercise(tmp_path):
    book = Book("10_whole_cell", solved=True)
    book.answer("lstm-step", "def lstm_step(x, h_prev, c_prev, params):\n    import os\n    os._exit(3)")
    marks = marks_by_name(grade_submission(book.save(tmp_path)))
    assert marks["lstm-step"].status == "crashed"
    assert "exit code 3" in marks["lstm-step"].message
    assert marks["lstm-forward"].status == "right"
    assert "It was tried with the right lstm_step." in marks["lstm-forward"].message


def test_an_earlier_exercise_may_be_left_to_the_package_in_a_later_one(tmp_path):
    book = Book("12_training", solved=True)
    book.answer("cross-entropy", "from lstm_tutorial.losses import cross_entropy")
    marks = marks_by_name(grade_submission(book.save(tmp_path)))
    assert {name: mark.status for name, mark in marks.items() if mark.status != "right"} == {"cross-entropy": "refused"}
    assert "hands the work to the package" in marks["cross-entropy"].message


@pytest.mark.parametrize("body", [
    "print('x' * 10**6)\n    import warnings; warnings.warn('old')\n    np.log(np.zeros(1))\n    return right",
    "import sys\n    sys.stdout = sys.stderr = None\n    return right",
    "import matplotlib.pyplot as plt\n    plt.plot([1, 2]); plt.show(); plt.close()\n    return right",
    "import threading, time\n    threading.Thread(target=time.sleep, args=(60,)).start()\n    return right",
    "try:\n        open('/etc/passwd')\n    except OSError:\n        return right",
    "with open('notes.txt', 'w') as file:\n        file.write('mine')\n    return right",
    "import random\n    random.seed(0); np.random.seed(0)\n    return right",
    "return right.astype(np.float64) if right.dtype == float else right",
])  # fmt: skip
def test_right_code_that_does_odd_things_gets_full_marks(body, tmp_path):
    source = RIGHT_GATE.replace("return", "right =") + f"\n    {body}"
    mark = grade_submission(answering("forget-gate", source).save(tmp_path)).exercises[0]
    assert mark.status == "right", mark.message


@pytest.mark.parametrize("more", ["# why, at length\n" * 20_000, "notes = '''" + "x" * 2**21 + "'''\n"])
def test_a_cell_may_be_long(more, tmp_path):
    assert grade_submission(answering("forget-gate", more + RIGHT_GATE).save(tmp_path)).exercises[0].status == "right"


def test_a_notebook_may_have_very_many_cells(tmp_path):
    book = answering("forget-gate", RIGHT_GATE)
    for k in range(20_000):
        book.add(f"# note {k}")
    assert grade_submission(book.save(tmp_path)).exercises[0].status == "right"


def test_right_code_that_takes_its_time_gets_full_marks(tmp_path):
    source = f"import time\n{RIGHT_GATE.replace('return', 'time.sleep(0.3)' + chr(10) + '    return')}"
    assert grade_submission(answering("forget-gate", source).save(tmp_path)).exercises[0].status == "right"


@pytest.mark.parametrize(("after", "status", "words"), [
    ("os._exit(3)", "crashed", "exit code 3"),
    ("return np.zeros((1000, 1000))", "wrong", "shape"),
    ("raise ValueError('the third')", "failed", "the third"),
])  # fmt: skip
def test_what_goes_wrong_in_one_call_is_told_of_that_call(after, status, words, tmp_path):
    source = f"import os\ncalls = []\n{RIGHT_GATE.replace('return', 'right =')}\n" + (
        f"    calls.append(1)\n    if len(calls) > 2:\n        {after}\n    return right"
    )
    mark = grade_submission(answering("forget-gate", source).save(tmp_path), seed=0).exercises[0]
    assert mark.status == status
    assert words in mark.message


def test_right_code_that_is_slow_to_import_gets_full_marks(tmp_path):
    book = answering("forget-gate", f"import time\nstarted = time.sleep(1.5)\n{RIGHT_GATE}\nforget_gate.at = started")
    assert grade_submission(book.save(tmp_path)).full


def test_plots_and_helpers_of_the_package_can_be_used(tmp_path):
    source = (
        "from lstm_tutorial.plotting import PALETTE, panel_row, use_book_style\n"
        "from lstm_tutorial.checks import check, hint\n"
        "use_book_style(); figures = panel_row(1); checked = check('forget-gate', None), hint('forget-gate')\n"
        f"{RIGHT_GATE}\nforget_gate.seen = figures, checked, PALETTE['forget']"
    )
    mark = grade_submission(answering("forget-gate", source).save(tmp_path)).exercises[0]
    assert mark.status == "right", mark.message


def test_points_in_a_notebook_are_not_believed(tmp_path):
    book = Book(solved=True)
    book.cell("forget-gate", "check")["metadata"]["lstm_tutorial"]["points"] = 1_000_000
    book.cell("forget-gate", "check")["metadata"]["nbgrader"]["points"] = 1_000_000
    assert grade_submission(book.save(tmp_path)).max_score == 7


def test_a_copy_of_a_notebook_adds_nothing(tmp_path):
    Book(solved=True).save(tmp_path)
    Book(solved=True).save(tmp_path, "06_forget_gate-Copy1")
    (tmp_path / "more").mkdir()
    Book(solved=True).save(tmp_path / "more")
    assert grade_submission(tmp_path).max_score == 7


def test_all_cells_together_have_their_time_and_no_more(tmp_path, monkeypatch):
    monkeypatch.setattr("lstm_tutorial.grading.guest.CELL", 1.0)
    monkeypatch.setattr("lstm_tutorial.grading.guest.CELLS", 2.0)
    book = Book(solved=True)
    for k in range(12):
        book.add(f"import time\nslow_{k} = time.sleep(0.6)", at=0)
    names = ", ".join(f"slow_{k}" for k in range(12))
    book.answer("forget-gate", f"def forget_gate(x, h_prev, W_f, U_f, b_f, slow=({names})):\n    return x")
    began = time.monotonic()
    marks = grade_submission(book.save(tmp_path))
    assert marks_by_name(marks)["forget-gate"].status == "timed out"
    assert time.monotonic() - began < 6


def test_exercises_exchanged_in_the_metadata_are_told_by_their_functions(tmp_path):
    book = Book("07_input_gate", solved=True)
    one, two = book.cell("input-gate"), book.cell("candidate")
    one["metadata"], two["metadata"] = two["metadata"], one["metadata"]
    assert grade_submission(book.save(tmp_path)).full


def test_every_status_is_one_of_those_that_reports_know(tmp_path):
    marks = grade_submission(ROOT / "exercises" / "06_forget_gate.ipynb")
    assert {mark.status for mark in marks.exercises} <= set(EXERCISE_STATUSES)
    assert marks.seconds >= sum(mark.seconds for mark in marks.exercises) > 0


def test_nothing_at_a_path_is_an_error_of_the_caller(tmp_path):
    with pytest.raises(FileNotFoundError):
        grade_submission(tmp_path / "nowhere")


def test_submissions_can_be_graded_in_several_threads_at_a_time(tmp_path):
    results = []
    path = Book(solved=True).save(tmp_path)
    threads = [threading.Thread(target=lambda: results.append(grade_submission(path))) for _ in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)
    assert [marks.full for marks in results] == [True] * 3


def test_a_sandbox_that_died_is_replaced(tmp_path):
    path = Book(solved=True).save(tmp_path)
    assert grade_submission(path).full
    for sandbox in pool._free:
        sandbox._zygote.kill()
        sandbox._zygote.wait()
    assert grade_submission(path).full


def test_where_no_sandbox_starts_the_submission_has_failed_and_says_why(tmp_path, monkeypatch):
    pool.close_all()
    monkeypatch.setattr("sys.executable", shutil.which("false"))
    marks = grade_submission(Book(solved=True).save(tmp_path))
    assert marks.status == "failed"
    assert "No sandbox can be started" in marks.notes[0]
    assert marks.score == 0
    monkeypatch.undo()
    assert grade_submission(Book(solved=True).save(tmp_path)).full
