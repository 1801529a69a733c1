"""nbgrader's own release of the solved notebooks is what exercises/ holds: an existing course can use either."""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest

ROOT = Path(__file__).resolve().parents[2]
SOLVED = sorted((ROOT / "solutions").glob("*.ipynb"))

pytestmark = pytest.mark.skipif(
    importlib.util.find_spec("nbgrader") is None,
    reason="nbgrader is not installed, so nothing shows that it agrees: pip install nbgrader==0.9.6",
)


@pytest.fixture(scope="module")
def released(tmp_path_factory):
    """The folder in which nbgrader put its release of all solved notebooks, made in one run."""
    course = tmp_path_factory.mktemp("course")
    (course / "source" / "book").mkdir(parents=True)
    for path in SOLVED:
        shutil.copy(path, course / "source" / "book")
    command = [sys.executable, "-m", "nbgrader", "generate_assignment", "book", "--create"]
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",  # it calls alembic by name
        "HOME": str(course),
        "JUPYTER_NO_CONFIG": "1",
    }
    done = subprocess.run(
        [*command, f"--CourseDirectory.root={course}"],
        cwd=course, env=environment, capture_output=True, text=True, timeout=300,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr[-3000:]
    return course / "release" / "book"


def cells_of(path):
    """What a learner gets of each cell: all but its outputs."""
    return [
        {"id": cell.id, "type": cell.cell_type, "source": cell.source, "metadata": cell.metadata}
        for cell in nbformat.read(path, as_version=4).cells
    ]


def test_there_are_solved_notebooks():
    assert SOLVED


@pytest.mark.parametrize("name", [path.name for path in SOLVED])
def test_nbgrader_releases_what_exercises_hold(name, released):
    assert cells_of(released / name) == cells_of(ROOT / "exercises" / name)


def test_a_release_has_no_answers(released):
    for path in released.glob("*.ipynb"):
        stubs = [cell for cell in cells_of(path) if cell["metadata"].get("nbgrader", {}).get("solution")]
        assert stubs
        assert all("raise NotImplementedError()" in cell["source"] for cell in stubs if cell["type"] == "code")
