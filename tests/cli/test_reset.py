"""Reset puts the stub back, byte for byte, and never loses what was written."""

import pytest

from lstm_tutorial.checks import all_exercises
from lstm_tutorial.cli import main
from lstm_tutorial.cli.stub import stub_of

from .conftest import RIGHT_GATE, ROOT

STEMS = sorted(path.stem for path in (ROOT / "exercises").glob("*.ipynb"))


@pytest.fixture
def reset(learner, capsys):
    def run(name):
        code = main(["reset", name, "--in", str(learner.folder)])
        out = capsys.readouterr()
        return code, out.out, out.err

    return run


def copies(learner):
    return sorted(path.name for path in learner.folder.glob("*backup*"))


@pytest.mark.parametrize("stem", STEMS)
def test_a_solved_notebook_becomes_the_shipped_one_again(learner, reset, stem):
    shipped = learner.read(stem)
    for exercise in [name for name, e in all_exercises().items() if e.chapter == stem]:
        learner.answer(exercise, "return 3", stem)
    damaged = learner.path(stem).read_bytes()
    assert reset(stem)[0] == 0
    now = learner.read(stem)
    assert [c["source"] for c in now["cells"]] == [c["source"] for c in shipped["cells"]]
    assert [c["metadata"] for c in now["cells"]] == [c["metadata"] for c in shipped["cells"]]
    assert (learner.folder / f"{stem}.backup-1.ipynb").read_bytes() == damaged


def test_only_the_exercise_asked_for_is_reset_and_its_old_verdict_goes(learner, reset):
    learner.solve("06_forget_gate")
    before = learner.read()
    code, out, _ = reset("forget_gate")
    now = learner.read()
    assert code == 0
    assert "forget-gate: the stub is back" in out
    assert "06_forget_gate.backup-1.ipynb" in out
    changed = [k for k, cells in enumerate(zip(before["cells"], now["cells"], strict=True)) if cells[0] != cells[1]]
    assert [now["cells"][k] for k in changed] == [
        learner.cell(now, "forget-gate"), learner.cell(now, "forget-gate", "check")
    ]  # fmt: skip
    assert learner.cell(now, "forget-gate", "check")["outputs"] == []


def test_two_resets_keep_two_copies(learner, reset):
    learner.answer("forget-gate", "return 1")
    reset("forget-gate")
    learner.answer("forget-gate", "return 2")
    assert "backup-2" in reset("forget-gate")[1]
    assert copies(learner) == ["06_forget_gate.backup-1.ipynb", "06_forget_gate.backup-2.ipynb"]
    assert "return 1" in (learner.folder / copies(learner)[0]).read_text(encoding="utf-8")
    assert "return 2" in (learner.folder / copies(learner)[1]).read_text(encoding="utf-8")


def test_where_nothing_was_written_nothing_changes(learner, reset):
    before = learner.path().read_bytes()
    code, out, _ = reset("forget-gate")
    assert (code, learner.path().read_bytes(), copies(learner)) == (0, before, [])
    assert out.startswith("Nothing to reset in ")


def test_a_damaged_cell_without_metadata_is_found_by_its_function(learner, reset, verdicts):
    learner.write("forget-gate", "def forget_gate(x, oops:\n    return (((")
    learner.lose_metadata()
    assert reset("forget-gate")[0] == 0
    assert verdicts()["forget-gate"].mark == "○"
    assert stub_of(all_exercises()["forget-gate"]) in ["".join(c["source"]) for c in learner.read()["cells"]]


def test_other_definitions_of_the_function_go_and_what_stands_beside_them_stays(learner, reset, verdicts):
    answer = f"def forget_gate(x, h_prev, W_f, U_f, b_f):\n    {RIGHT_GATE}"
    learner.add(f"keep = 1\n\n@print\n{answer}\n\nkeep_too = 2")
    learner.add(answer)
    cells = len(learner.read()["cells"])
    assert reset("forget-gate")[0] == 0
    assert verdicts()["forget-gate"].mark == "○"
    now = learner.read()["cells"]
    assert len(now) == cells - 1
    assert "".join(now[-1]["source"]).split() == ["keep", "=", "1", "keep_too", "=", "2"]


@pytest.mark.parametrize("with_check", [True, False])
def test_a_deleted_cell_comes_back(learner, reset, verdicts, with_check):
    raw = learner.read()
    raw["cells"].remove(learner.cell(raw, "forget-gate"))
    if not with_check:
        raw["cells"].remove(learner.cell(raw, "forget-gate", "check"))
    learner.save(raw)
    assert reset("forget-gate")[0] == 0
    row = verdicts()["forget-gate"]
    assert (row.mark, row.result.diagnosis) == ("○", None)
    cells = learner.read()["cells"]
    place = cells.index(learner.cell(learner.read(), "forget-gate"))
    assert not with_check or cells[place + 1] == learner.cell(learner.read(), "forget-gate", "check")


@pytest.mark.parametrize(("name", "said"), [
    ("forget-gat", "Did you mean forget-gate?"),
    ("06_forget_gaet", "Did you mean 06_forget_gate?"),
    ("zzzzz", "lstm-tutorial list"),
])  # fmt: skip
def test_a_misspelt_name_is_answered_with_the_nearest(reset, name, said):
    code, out, error = reset(name)
    assert (code, out) == (2, "")
    assert said in error


def test_a_broken_notebook_is_left_alone(learner, reset):
    learner.path().write_text("{", encoding="utf-8")
    code, _, error = reset("forget-gate")
    assert (code, learner.path().read_text(encoding="utf-8"), copies(learner)) == (2, "{", [])
    assert "is not JSON" in error


def test_a_missing_notebook_is_named(learner, reset):
    learner.path().unlink()
    code, _, error = reset("forget-gate")
    assert code == 2
    assert "06_forget_gate.ipynb" in error
