"""The command line as a shell sees it: what it prints, what it returns, and never a traceback."""

import json
import os
import re
import subprocess
import sys

import pytest

from lstm_tutorial import __version__
from lstm_tutorial.checks import all_exercises
from lstm_tutorial.cli import main
from lstm_tutorial.cli.folder import notebooks_in
from lstm_tutorial.notebooks import read_notebook

from .conftest import RIGHT_GATE, ROOT

#: Notebook -> exercise -> points.
SHIPPED = {path.stem: read_notebook(path).exercises for path in sorted((ROOT / "exercises").glob("*.ipynb"))}


@pytest.fixture
def run(capsys):
    """``run("list")`` in this process: (exit code, output, errors)."""

    def call(*arguments):
        try:
            code = main(list(map(str, arguments)))
        except SystemExit as exit_:
            code = exit_.code
        out = capsys.readouterr()
        assert "Traceback" not in out.out + out.err
        return code, out.out, out.err

    return call


def test_version_and_help(run):
    assert run("--version") == (0, f"lstm-tutorial {__version__}\n", "")
    code, out, _ = run("--help")
    assert code == 0
    assert "examples:" in out
    for command in ("watch", "progress", "hint", "list", "reset"):
        assert f"lstm-tutorial {command}" in out or f"    {command} " in out
        assert run(command, "--help")[0] == 0


def test_the_command_is_installed_under_its_name():
    pyproject = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    assert '[project.scripts]\nlstm-tutorial = "lstm_tutorial.cli:main"\n' in pyproject


@pytest.mark.parametrize(("arguments", "said"), [
    (["wach"], "Did you mean watch?"),
    (["xyz"], "there is no command xyz"),
    (["hint"], "required: NAME"),
    (["hint", "forget-gat"], "Did you mean forget-gate?"),
    (["hint", "forget-gate", "4"], "there is no hint 4"),
    (["hint", "forget-gate", "x"], "invalid int value: 'x'"),
    (["progress", "nowhere"], "There is no nowhere"),
    (["watch", "nowhere"], "There is no nowhere"),
    (["watch", __file__], "is no notebook"),
    (["progress", ROOT / "tools"], "There are no notebooks in"),
    (["list", "--loud"], "unrecognized arguments: --loud"),
])  # fmt: skip
def test_a_wrong_command_exits_with_2_and_a_line_that_helps(run, arguments, said):
    code, out, error = run(*arguments)
    assert (code, out) == (2, "")
    assert error.startswith("lstm-tutorial")
    assert said in error
    assert len(error.splitlines()) <= 2


def test_no_command_at_all_shows_the_help(run):
    code, out, _ = run()
    assert (code, "examples:" in out) == (2, True)


def test_hints_are_a_ladder(run):
    for number, wanted in enumerate(all_exercises()["forget-gate"].hints, start=1):
        _, out, _ = run("hint", "forget_gate", number)
        assert f"Hint {number} of 3: {wanted}\n" in out
        assert ("lstm-tutorial hint forget-gate" in out) == (number < 3)


def test_list_names_every_exercise_once_under_its_chapter(run):
    _, out, _ = run("list")
    found, chapter = {}, None
    for line in out.splitlines():
        chapter = chapter if line.startswith(" ") else line
        if line.startswith(" "):
            found[line.split()[0]] = chapter
    assert found == {name: exercise.chapter for name, exercise in all_exercises().items()}
    assert "forget_gate(x, h_prev, W_f, U_f, b_f)" in out


def test_progress_counts_points_and_says_what_comes_next(command, learner):
    learner.solve("02_recurrent_cell")
    learner.answer("forget-gate", RIGHT_GATE)
    learner.path("08_cell_state").write_text("{", encoding="utf-8")
    done = command("progress", COLUMNS="100")
    assert (done.returncode, done.stderr) == (0, "")
    assert re.search(r"02_recurrent_cell +rnn-step +✓ Right +2 / 2", done.stdout)
    assert re.search(r"06_forget_gate +forget-gate +✓ Right +2 / 2", done.stdout)
    assert re.search(r"08_cell_state +cannot be read", done.stdout)
    readable = [worth for stem, worth in SHIPPED.items() if stem != "08_cell_state"]
    exercises, possible = sum(map(len, readable)), sum(sum(worth.values()) for worth in readable)
    assert re.search(rf"total +3 of {exercises} right +7 / {possible}", done.stdout)
    assert "Next: write rnn_step_backward in 03_backpropagation_through_time.ipynb" in done.stdout


def test_copies_made_by_reset_and_hidden_files_are_no_notebooks_of_the_learner(learner):
    for name in ("06_forget_gate.backup-12", ".06_forget_gate", "backup-1"):
        learner.path(name).write_bytes(learner.path().read_bytes())
    (learner.folder / "a folder.ipynb").mkdir()
    assert [path.stem for path in notebooks_in(learner.folder)] == [*SHIPPED, "backup-1"]


def test_progress_as_json_says_the_same_and_a_copy_of_a_notebook_adds_nothing(command, learner):
    learner.answer("forget-gate", "return np.tanh(x @ W_f + h_prev @ U_f + b_f)")
    learner.answer("predict-forget-bias", "return 2")
    learner.path("06_forget_gate-Copy1").write_bytes(learner.path().read_bytes())
    learner.path("06_forget_gate.backup-1").write_bytes(learner.path().read_bytes())
    done = command("progress", "--json")
    told = json.loads(done.stdout)
    assert (done.returncode, told["score"]) == (0, 2)
    assert told["max_score"] == sum(sum(worth.values()) for worth in SHIPPED.values())
    assert [notebook["notebook"] for notebook in told["notebooks"]] == [f"{stem}.ipynb" for stem in SHIPPED]
    exercises = {e["name"]: e for notebook in told["notebooks"] for e in notebook["exercises"]}
    assert exercises["forget-gate"] | {"message": ""} == {
        "name": "forget-gate", "status": "not-yet", "score": 0, "max_score": 2, "diagnosis": "tanh-for-sigmoid",
        "message": "",
    }  # fmt: skip
    assert exercises["predict-forget-bias"]["status"] == "right"
    assert exercises["sigmoid"]["status"] == "not-attempted"
    assert told["next"] == "write rnn_step in 02_recurrent_cell.ipynb, and save."


def test_one_notebook_can_be_named_and_a_terminal_without_check_marks_gets_no_traceback(command, learner):
    done = command("progress", str(learner.path()), PYTHONUTF8="0", PYTHONIOENCODING="ascii", COLUMNS="90")
    assert (done.returncode, done.stderr) == (0, "")
    assert "? Not attempted" in done.stdout
    assert re.search(r"total[ |]+0 of 3 right[ |]+0 / 7", done.stdout)


@pytest.mark.skipif(sys.platform == "win32", reason="no such pipes")
def test_a_reader_that_goes_away_gets_no_traceback():
    """As of ``lstm-tutorial list | head -1``."""
    read, write = os.pipe()
    os.close(read)
    command = [sys.executable, "-m", "lstm_tutorial.cli", "list"]
    done = subprocess.run(command, stdout=write, stderr=subprocess.PIPE, text=True, check=False)
    os.close(write)
    assert (done.stderr, done.returncode) == ("", 0)
