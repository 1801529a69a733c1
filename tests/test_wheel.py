"""The package as others install it: it builds clean, nothing is left out, and it works far from the checkout."""

import json
import os
import shutil
import subprocess
import sys
import tarfile
import venv
import zipfile
from pathlib import Path

import nbformat
import pytest
from nbclient import NotebookClient

ROOT = Path(__file__).resolve().parents[1]
NEEDED = ("pyproject.toml", "setup.py", "MANIFEST.in", "README.md", "LICENSE", "LICENSE-prose")
NOTEBOOKS = sorted(path.name for path in (ROOT / "exercises").glob("*.ipynb"))
NOT_SHIPPED = shutil.ignore_patterns("__pycache__", ".ipynb_checkpoints")


@pytest.fixture(scope="module")
def built(tmp_path_factory):
    """What ``python -m build`` makes of a copy of the sources, and what it said; it needs no network.

    It makes the wheel from the source archive, so that archive holds all that a wheel needs.
    """
    copy = tmp_path_factory.mktemp("sources")
    for name in NEEDED:
        shutil.copy(ROOT / name, copy)
    for name in ("lstm_tutorial", "exercises"):
        shutil.copytree(ROOT / name, copy / name, ignore=NOT_SHIPPED)
    (copy / "tests").mkdir()
    shutil.copy(ROOT / "tests" / "test_readme.py", copy / "tests")  # setuptools would take it along
    done = subprocess.run(
        [sys.executable, "-m", "build", "--no-isolation"], cwd=copy, capture_output=True, text=True, timeout=300,
        env={**os.environ, "NO_COLOR": "1", "PYTHONDONTWRITEBYTECODE": ""}, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return copy / "dist", done.stdout + done.stderr


@pytest.fixture(scope="module")
def wheel(built):
    (path,) = built[0].glob("*.whl")
    return path


@pytest.fixture(scope="module")
def names(wheel):
    """The files in the wheel."""
    with zipfile.ZipFile(wheel) as archive:
        return set(archive.namelist())


@pytest.fixture(scope="module")
def installed(wheel, tmp_path_factory):
    """A folder that holds nothing but the wheel's files, as pip puts them there."""
    folder = tmp_path_factory.mktemp("installed")
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--disable-pip-version-check",
         "--root-user-action=ignore", "--target", str(folder), str(wheel)],
        check=True, timeout=120,
    )  # fmt: skip
    return folder


@pytest.fixture
def command(installed, tmp_path):
    """Run ``lstm-tutorial`` from that folder, in another one, the checkout out of sight."""
    code = (
        f"import sys; sys.path[:] = [{str(installed)!r}] + [p for p in sys.path if p != {str(ROOT)!r}]\n"
        f"import lstm_tutorial; assert lstm_tutorial.__file__.startswith({str(installed)!r}), lstm_tutorial.__file__\n"
        "from lstm_tutorial.cli import main; sys.exit(main(sys.argv[1:]))\n"
    )

    def run(*arguments):
        return subprocess.run(
            [sys.executable, "-I", "-c", code, *arguments], cwd=tmp_path, capture_output=True, text=True, timeout=300,
            env={**os.environ, "PYTHONUTF8": "1"}, check=False,
        )  # fmt: skip

    return run


@pytest.fixture(scope="module")
def learner(wheel, tmp_path_factory):
    """Run a program of a new environment that has the wheel, what it requires from the index, and nothing else."""
    folder = tmp_path_factory.mktemp("learner")
    venv.create(folder / "env", with_pip=False, symlinks=os.name != "nt")
    programs = folder / "env" / ("Scripts" if os.name == "nt" else "bin")
    environment = {name: value for name, value in os.environ.items() if name not in ("PYTHONPATH", "PYTHONHOME")}
    python = programs / ("python.exe" if os.name == "nt" else "python")
    quiet = ["--quiet", "--disable-pip-version-check", "--root-user-action=ignore", "--retries", "1", "--timeout", "10"]
    done = subprocess.run(
        [sys.executable, "-m", "pip", "--python", str(python), "install", *quiet, "--only-binary", ":all:",
         "--no-compile", "--constraint", str(ROOT / "requirements.txt"), str(wheel)],
        capture_output=True, text=True, timeout=300, env=environment, check=False,
    )  # fmt: skip
    if done.returncode and "No matching distribution found" in done.stderr and os.environ.get("CI", "") != "true":
        pytest.skip("no package index answers; THE WHEEL IS NOT TRIED IN AN EMPTY ENVIRONMENT: " + done.stderr[-300:])
    assert done.returncode == 0, done.stderr

    def run(program, *arguments):
        return subprocess.run(
            [str(programs / program), *arguments], cwd=folder, capture_output=True, text=True, timeout=120,
            env=environment | {"PYTHONUTF8": "1", "MPLBACKEND": "agg"}, check=False,
        )  # fmt: skip

    return run


def test_it_builds_without_a_complaint(built):
    complaints = [line for line in built[1].splitlines() if "warning" in line.lower() or "deprecat" in line.lower()]
    assert not complaints


def test_an_index_would_take_it(built):
    files = sorted(str(path) for path in built[0].iterdir())
    assert [Path(path).suffix for path in files] == [".whl", ".gz"]
    done = subprocess.run(
        [sys.executable, "-m", "twine", "--no-color", "check", "--strict", *files],
        capture_output=True, text=True, timeout=120, check=False,
    )  # fmt: skip
    assert done.returncode == 0, done.stdout + done.stderr
    assert done.stdout.count("PASSED") == 2


def test_every_file_of_the_package_is_in_the_wheel_and_nothing_else(names):
    package = {
        path.relative_to(ROOT).as_posix() for path in (ROOT / "lstm_tutorial").rglob("*")
        if path.is_file() and not {"__pycache__", ".ipynb_checkpoints"} & set(path.parts)
    }  # fmt: skip
    exercises = {f"lstm_tutorial/exercise_notebooks/{name}" for name in NOTEBOOKS}
    assert {name for name in names if ".dist-info/" not in name} == package | exercises


def test_what_goes_missing_most_easily_is_there(names):
    """Named one by one, so that a package that has lost its folders does not pass by comparison with itself."""
    wanted = {
        "widgets/js/gate.js", "widgets/js/math/cell.js", "widgets/js/parts/dom.js", "widgets/js/figure.css",
        "grading/classroom_files/starter/gitignore", "grading/classroom_files/gradescope/run_autograder",
        "grading/classroom_files/classroom50/autograder.py", "grading/reports/style.css", "series/nino12.csv",
        "exercise_notebooks/06_forget_gate.ipynb",
    }  # fmt: skip
    assert {f"lstm_tutorial/{name}" for name in wanted} <= names
    assert sum(name.endswith(("/LICENSE", "/LICENSE-prose")) for name in names) == 2


def test_the_sources_hold_what_the_wheel_is_built_from(built):
    (path,) = built[0].glob("*.tar.gz")
    with tarfile.open(path) as archive:
        inside = {name.split("/", 1)[1] for name in archive.getnames() if "/" in name}
    assert set(NEEDED) - {"MANIFEST.in"} <= inside
    assert {f"exercises/{name}" for name in NOTEBOOKS} <= inside
    assert not [name for name in inside if name.startswith(("tests", "solutions", "book"))]


def test_new_list_and_grade_work_where_only_the_wheel_is(command, tmp_path):
    done = command("new", "mine")
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in (tmp_path / "mine").iterdir()) == NOTEBOOKS
    done = command("list")
    assert done.returncode == 0, done.stderr
    assert "forget-gate" in done.stdout
    few = tmp_path / "few"
    few.mkdir()
    for name in ("06_forget_gate.ipynb", "16_time_series.ipynb"):
        shutil.copy(tmp_path / "mine" / name, few)
    done = command("grade", "few", "--json", "marks.json")
    assert done.returncode == 1, done.stderr
    marks = json.loads((tmp_path / "marks.json").read_text(encoding="utf-8"))
    assert (marks["status"], marks["score"]) == ("graded", 0)
    assert marks["max_score"] > 0
    assert {each["status"] for each in marks["exercises"]} == {"not attempted"}


def test_a_class_gets_its_starter_from_the_wheel(command, tmp_path):
    done = command("classroom", "starter")
    assert done.returncode == 0, done.stderr
    starter = tmp_path / "starter"
    there = {path.name for path in starter.iterdir()}
    assert {".gitignore", ".github", ".devcontainer", "README.md", "wheels"} <= there
    assert sorted(path.name for path in (starter / "exercises").iterdir()) == NOTEBOOKS


def test_an_exercise_notebook_runs_from_its_first_cell_on(installed, tmp_path, monkeypatch):
    """In a kernel that sees the installed files before any others: imports, an unattempted check, a hint."""
    monkeypatch.setenv("PYTHONPATH", str(installed))
    raw = (installed / "lstm_tutorial" / "exercise_notebooks" / "06_forget_gate.ipynb").read_text(encoding="utf-8")
    notebook = nbformat.reads(raw, as_version=4)
    notebook.cells.append(nbformat.v4.new_code_cell("import lstm_tutorial\nprint(lstm_tutorial.__file__)"))
    NotebookClient(notebook, timeout=120, resources={"metadata": {"path": str(tmp_path)}}).execute()
    said = [json.dumps(cell.outputs) for cell in notebook.cells if cell.cell_type == "code"]
    assert str(installed) in said[-1]
    assert any("text/html" in text for text in said), "no check has answered with a panel"


EMPTY = """
import importlib.util, json, sys
from pathlib import Path
from IPython.core.interactiveshell import InteractiveShell
from traitlets.config import Config

assert importlib.util.find_spec("pytest") is None
settings = Config()
settings.HistoryManager.enabled = False
shell = InteractiveShell.instance(config=settings)
for cell in json.loads(Path(sys.argv[1]).read_text(encoding="utf-8"))["cells"]:
    if cell["cell_type"] == "code":
        shell.run_cell("".join(cell["source"])).raise_error()
import lstm_tutorial
from lstm_tutorial.series.monthly import SEA_TEMPERATURE, read_monthly
assert len(read_monthly(SEA_TEMPERATURE).values) > 500
print(Path(lstm_tutorial.__file__).parts[-3:])
"""


def test_a_learner_with_nothing_else_has_the_command_and_the_exercises(learner):
    """With pip's own copies of NumPy, Matplotlib and the rest: what the package does not require is not there."""
    version = learner("lstm-tutorial", "--version")
    assert (version.returncode, version.stdout.split()[0]) == (0, "lstm-tutorial"), version.stderr
    made = learner("lstm-tutorial", "new", "mine")
    assert made.returncode == 0, made.stderr
    graded = learner("lstm-tutorial", "grade", "mine/06_forget_gate.ipynb", "--json", "-")
    marks = json.loads(graded.stdout)
    assert (graded.returncode, marks["score"]) == (1, 0), graded.stderr
    assert {each["status"] for each in marks["exercises"]} == {"not attempted"}
    ran = learner("python", "-c", EMPTY, "mine/06_forget_gate.ipynb")
    assert ran.returncode == 0, ran.stdout + ran.stderr
    assert "'site-packages', 'lstm_tutorial'" in ran.stdout
