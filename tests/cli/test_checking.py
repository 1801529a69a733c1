"""Judging a learner's notebook: what was written counts, and whatever it does costs only what depends on it."""


import pytest

from lstm_tutorial.cli import checking
from lstm_tutorial.cli.checking import Checking, Workers, check_notebook

from .conftest import RIGHT_BIAS, RIGHT_GATE

GATE = f"def forget_gate(x, h_prev, W_f, U_f, b_f):\n    {RIGHT_GATE}"


def test_an_untouched_notebook_is_not_attempted_and_a_solution_earns_every_point(learner, verdicts):
    assert [row.mark for row in verdicts().values()] == ["○"] * 3
    assert (verdicts.report.earned, verdicts.report.possible, verdicts.report.notes) == (0, 7, [])
    learner.solve("06_forget_gate")
    assert [row.mark for row in verdicts().values()] == ["✓"] * 3
    assert (verdicts.report.earned, verdicts.report.complete) == (7, True)


def test_a_wrong_answer_gets_its_diagnosis(learner, verdicts):
    learner.answer("forget-gate", "return np.tanh(x @ W_f + h_prev @ U_f + b_f)")
    row = verdicts()["forget-gate"]
    assert (row.mark, row.earned) == ("✗", 0)
    assert "tanh" in row.result.message


def test_without_metadata_answers_are_found_by_the_names_of_their_functions(learner, verdicts):
    learner.answer("forget-gate", RIGHT_GATE)
    learner.lose_metadata()
    rows = verdicts()
    assert [(row.mark, row.points) for row in rows.values()] == [("✓", 2), ("○", 3), ("○", 2)]


def test_an_answer_in_a_cell_of_ones_own_counts_above_the_stub_or_below(learner, verdicts):
    learner.add(GATE)
    assert verdicts()["forget-gate"].passed
    raw = learner.read()
    raw["cells"].insert(2, raw["cells"].pop())
    learner.save(raw)
    assert verdicts()["forget-gate"].passed


def test_helpers_in_added_cells_and_in_files_beside_the_notebook_work(learner, verdicts):
    (learner.folder / "my_helpers.py").write_text("def total(*terms):\n    return sum(terms)\n", encoding="utf-8")
    learner.add("from my_helpers import total", at=2)
    learner.add("def squash(a):\n    return 1 / (1 + np.exp(-a))")
    learner.answer("forget-gate", "return squash(total(x @ W_f, h_prev @ U_f, b_f))")
    assert verdicts()["forget-gate"].passed


@pytest.mark.parametrize("wreck", ["check = lambda *a: 1", "raise SystemExit", "x = = 3", "import os; os._exit(1)"])
def test_what_was_written_into_a_check_cell_makes_no_difference(learner, verdicts, wreck):
    learner.answer("forget-gate", RIGHT_GATE)
    raw = learner.read()
    learner.cell(raw, "forget-gate", "check")["source"] = wreck
    learner.save(raw)
    assert [row.mark for row in verdicts().values()] == ["✓", "○", "○"]
    assert verdicts.report.notes == []


def test_a_syntax_error_costs_its_own_exercise_only(learner, verdicts):
    learner.write("forget-gate", "def forget_gate(x, h_prev, W_f, U_f, b_f):\n    return sigmoid(x @ W_f")
    learner.answer("forget-bias-for-lag", RIGHT_BIAS)
    rows = verdicts()
    assert [row.mark for row in rows.values()] == ["✗", "✓", "○"]
    assert "The cell with forget_gate does not run: SyntaxError" in rows["forget-gate"].result.message
    assert verdicts.report.notes == [], "said once, not twice"


def test_an_added_cell_that_is_no_python_is_named_and_costs_nothing(learner, verdicts):
    learner.answer("forget-gate", RIGHT_GATE)
    learner.add("just some words")
    assert verdicts()["forget-gate"].passed
    assert verdicts.report.notes[0].startswith("The cell that begins with `just some words` does not run: SyntaxError")


def test_a_failing_set_up_cell_is_named(learner, verdicts):
    raw = learner.read()
    raw["cells"][1]["source"] = "import nunpy as np\nfrom lstm_tutorial.activations import sigmoid"
    learner.save(raw)
    learner.answer("forget-gate", "return sigmoid(np.dot(x, W_f) + h_prev @ U_f + b_f)")
    assert "name 'sigmoid' is not defined" in verdicts()["forget-gate"].result.message
    assert "ModuleNotFoundError: No module named 'nunpy', line 1" in verdicts.report.notes[0]


def test_a_cell_that_ends_python_costs_its_own_exercise_only(learner, verdicts):
    learner.write("forget-gate", f"import os\n{GATE} * one\none = os._exit(0)")
    learner.answer("forget-bias-for-lag", RIGHT_BIAS)
    rows = verdicts()
    assert [row.mark for row in rows.values()] == ["✗", "✓", "○"]
    assert "ended Python" in rows["forget-gate"].result.message


@pytest.mark.parametrize("body", [
    "import os\nos._exit(0)",
    "import os, signal\nos.kill(os.getpid(), signal.SIGTERM)",
    "raise KeyboardInterrupt",
    "raise SystemExit",
    "raise GeneratorExit",
])  # fmt: skip
def test_a_function_that_ends_python_costs_itself_only(learner, verdicts, body):
    learner.answer("forget-gate", body)
    learner.answer("forget-bias-for-lag", RIGHT_BIAS)
    assert [row.mark for row in verdicts().values()] == ["✗", "✓", "○"]


def test_an_endless_cell_is_given_up_and_the_rest_is_judged(learner, verdicts, monkeypatch):
    monkeypatch.setitem(checking.PATIENCE, "cell", 0.5)
    learner.add("while True:\n    one = 1", at=2)
    learner.answer("forget-gate", f"{RIGHT_GATE} * one")
    learner.answer("forget-bias-for-lag", RIGHT_BIAS)
    assert [row.mark for row in verdicts().values()] == ["✗", "✓", "○"]
    assert "`while True:` does not run: the code does not come to an end" in verdicts.report.notes[0]


def test_an_endless_function_that_nothing_inside_can_stop_is_given_up(learner, verdicts, monkeypatch):
    monkeypatch.setitem(checking.PATIENCE, "exercise", 0.6)
    learner.answer("forget-gate", "return sum(iter(int, 1))")
    learner.answer("forget-bias-for-lag", RIGHT_BIAS)
    rows = verdicts()
    assert [row.mark for row in rows.values()] == ["✗", "✓", "○"]
    assert "does not come to an end" in rows["forget-gate"].result.message


def test_an_experiment_that_takes_its_time_keeps_nobody_waiting(learner, verdicts):
    learner.answer("forget-gate", RIGHT_GATE)
    learner.add("import time\ntime.sleep(60)\nslow = [time.sleep(60)]\nforget_gate(slow)")
    assert verdicts()["forget-gate"].passed
    assert verdicts.report.seconds < 5


def test_nothing_that_a_cell_prints_reaches_the_terminal(learner, command):
    body = f"import os, sys\nos.write(1, b'LEAK')\nprint('LEAK')\nprint('LEAK', file=sys.stderr)\n{RIGHT_GATE}"
    learner.answer("forget-gate", body)
    learner.add(f"one = os.write(2, b'LEAK')\ndef forget_gate(x, h_prev, W_f, U_f, b_f):\n    {RIGHT_GATE} * one / one")
    learner.add("import os", at=2)
    done = command("progress", str(learner.path()))
    assert "1 of 3 right" in done.stdout
    assert "LEAK" not in done.stdout + done.stderr


def test_a_deleted_cell_is_missed_and_how_to_get_it_back_is_said(learner, verdicts):
    raw = learner.read()
    raw["cells"].remove(learner.cell(raw, "forget-gate"))
    learner.save(raw)
    row = verdicts()["forget-gate"]
    assert (row.mark, row.result.diagnosis) == ("○", "missing")
    assert "lstm-tutorial reset forget-gate" in row.result.message


def test_what_one_notebook_does_to_python_does_not_reach_the_next(learner, verdicts):
    learner.answer("forget-gate", f"import builtins\nbuiltins.len = None\nnp.tanh = None\n{RIGHT_GATE}")
    verdicts()
    learner.solve("05_two_states")
    assert verdicts("05_two_states")["sigmoid"].passed


def test_a_broken_file_and_a_missing_one_are_reported(learner, workers):
    learner.path().write_text("{", encoding="utf-8")
    assert "is not JSON" in check_notebook(learner.path(), workers).notes[0]
    learner.path().unlink()
    assert not check_notebook(learner.path(), workers).readable


def test_a_worker_that_died_while_it_waited_is_replaced(learner):
    learner.answer("forget-gate", RIGHT_GATE)
    with Workers() as workers:
        workers._spare.process.kill()
        workers._spare.process.join()
        report = check_notebook(learner.path(), workers)
    assert report.rows[0].passed


def test_processes_that_are_started_anew_judge_the_same(learner, monkeypatch):
    """As on Windows, where none can be forked."""
    monkeypatch.setattr(checking.multiprocessing, "get_all_start_methods", lambda: ["spawn"])
    learner.answer("forget-gate", RIGHT_GATE)
    with Workers() as workers:
        checked = Checking(learner.path(), workers)
        while not checked.poll(timeout=0.1):
            pass
    assert [row.mark for row in checked.report.rows] == ["✓", "○", "○"]
