"""The committed notebooks of the exercises: solutions earn every point, exercises none, and none is left out."""

from pathlib import Path

import nbformat
import pytest

from lstm_tutorial.checks import all_exercises

ROOT = Path(__file__).resolve().parents[2]
STEMS = sorted(path.stem for path in (ROOT / "solutions").glob("*.ipynb"))


def verdicts(folder, stem):
    """Exercise name -> what the check's stored output says."""
    found = {}
    for cell in nbformat.read(ROOT / folder / f"{stem}.ipynb", as_version=4).cells:
        about = cell.metadata.get("lstm_tutorial", {})
        if about.get("role") == "check":
            found[about["exercise"]] = "".join(output["data"]["text/plain"] for output in cell.outputs)
    return found


@pytest.mark.parametrize("stem", STEMS)
def test_a_solution_is_right_and_an_exercise_not_attempted(stem):
    solved, open_ = verdicts("solutions", stem), verdicts("exercises", stem)
    assert solved
    assert list(solved) == list(open_)
    for name in solved:
        assert solved[name].startswith(f"✓ {name}: Right."), solved[name]
        assert open_[name].startswith(f"○ {name}: Not attempted."), open_[name]


def test_every_exercise_stands_in_the_notebook_of_its_chapter_and_nowhere_else():
    asked = {name: stem for stem in STEMS for name in verdicts("solutions", stem)}
    assert asked == {name: exercise.chapter for name, exercise in all_exercises().items()}
