"""What a class is given: it is complete, it works where nothing else is installed, and there are no solutions in it."""

import base64
import csv
import hashlib
import importlib.util
import io
import json
import os
import re
import subprocess
import sys
import zipfile
from pathlib import Path

import jsonschema
import pytest
import yaml

from lstm_tutorial import __version__
from lstm_tutorial.cli import main
from lstm_tutorial.exercise_files import exercise_notebooks
from lstm_tutorial.grading.classroom import classroom50_files, gradescope_files, starter_files, write_files
from lstm_tutorial.grading.classroom_wheel import make_wheel

from .test_report_formats import CLASSROOM50, GRADESCOPE, RUNNER

ROOT = Path(__file__).resolve().parents[2]
WHEEL = f"lstm_tutorial-{__version__}-py3-none-any.whl"
WORKFLOWS = {
    "starter": ROOT / "lstm_tutorial/grading/classroom_files/starter/grade.yml",
    "project": ROOT / ".github/workflows/grade.yml",
}


@pytest.fixture
def run(capsys):
    def call(*arguments):
        code = main(["classroom", *map(str, arguments)])
        out = capsys.readouterr()
        return code, out.out, out.err

    return call


@pytest.fixture(scope="module")
def starter():
    return starter_files()


@pytest.fixture(scope="module")
def installed(tmp_path_factory, starter):
    """The wheel, unpacked as pip does: a folder to import from."""
    folder = tmp_path_factory.mktemp("wheel")
    (folder / WHEEL).write_bytes(starter[f"wheels/{WHEEL}"])
    subprocess.run(
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--no-compile",
         "--disable-pip-version-check", "--root-user-action=ignore", "--target", str(folder / "lib"),
         str(folder / WHEEL)],
        check=True, timeout=120,
    )  # fmt: skip
    return folder / "lib"


def test_the_starter_has_everything_and_the_exercises_as_they_are(starter):
    assert set(starter) == {
        "README.md", "requirements.txt", f"wheels/{WHEEL}", ".gitignore", ".github/workflows/grade.yml",
        ".devcontainer/devcontainer.json", *(f"exercises/{path.name}" for path in (ROOT / "exercises").glob("*.ipynb")),
    }  # fmt: skip
    for path in (ROOT / "exercises").glob("*.ipynb"):
        assert starter[f"exercises/{path.name}"] == path.read_bytes()


def test_there_are_no_solutions_in_it(starter):
    region = re.compile(r"### BEGIN SOLUTION(.*?)### END SOLUTION", re.DOTALL)
    sources = [path.read_text(encoding="utf-8") for path in (ROOT / "solutions").glob("*.md")]
    lines = {line.strip() for text in sources for part in region.findall(text) for line in part.splitlines()}
    telling = {line for line in lines if len(line) > 30}
    assert len(telling) > 50
    for name, content in starter.items():
        if not name.endswith(".whl"):
            text = content.decode("utf-8")
            assert "SOLUTION" not in text
            assert [line for line in telling if json.dumps(line)[1:-1] in text] == []


def test_requirements_are_exact(starter):
    first, *pins = starter["requirements.txt"].decode().split()
    assert first == f"./wheels/{WHEEL}"
    assert {pin.partition("==")[0] for pin in pins if "==" in pin} >= {"numpy", "matplotlib", "ipywidgets", "rich"}
    assert [pin for pin in pins if "==" not in pin] == ["jupyterlab>=4.4,<5"]
    other = starter_files("lstm-tutorial @ https://example.org/lstm.zip")
    assert other["requirements.txt"].decode().splitlines()[0] == "lstm-tutorial @ https://example.org/lstm.zip"
    assert not [name for name in other if name.endswith(".whl")]


@pytest.mark.parametrize("name", WORKFLOWS)
def test_a_workflow_may_read_and_no_more_and_runs_no_code_that_can_change(name):
    text = WORKFLOWS[name].read_text(encoding="utf-8")
    workflow = yaml.safe_load(text)
    assert workflow["permissions"] == {"contents": "read"}
    assert "push" in workflow[True]  # YAML 1.1 takes "on" for a truth value
    (job,) = workflow["jobs"].values()
    assert "permissions" not in job
    assert job["timeout-minutes"] <= 30
    uses = re.findall(r"uses: (.*)", text)
    assert uses
    for line in uses:
        assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", line)
    assert job["steps"][0]["with"] == {"persist-credentials": False}
    assert "secrets." not in text
    assert not re.search(r"\$\{\{ *github\.(event|head_ref)", text), "what a stranger writes gets into no command"


def test_both_workflows_use_the_same_actions():
    uses = [set(re.findall(r"uses: (.*)", path.read_text(encoding="utf-8"))) for path in WORKFLOWS.values()]
    assert uses[1] < uses[0]


def test_the_readme_names_only_what_is_there(starter):
    text = starter["README.md"].decode("utf-8")
    assert json.loads(starter[".devcontainer/devcontainer.json"])["image"]
    for word in ("Classroom 50", "Gradescope", "nbgrader", "Alone", "exercises", "requirements.txt"):
        assert word in text
    for command in re.findall(r"`(?:\.venv/bin/)?lstm-tutorial ([a-z]+)", text):
        with pytest.raises(SystemExit) as exit_:
            main([command, "--help"])
        assert exit_.value.code == 0


def test_the_wheel_is_one(starter):
    name, content = make_wheel()
    assert (name, content) == (WHEEL, starter[f"wheels/{WHEEL}"]), "the same package gives the same bytes"
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        about = f"lstm_tutorial-{__version__}.dist-info"
        record = {row[0]: row[1:] for row in csv.reader(io.StringIO(archive.read(f"{about}/RECORD").decode()))}
        assert sorted(record) == sorted(names)
        assert len(set(names)) == len(names)
        for inside in set(names) - {f"{about}/RECORD"}:
            data = archive.read(inside)
            hashed = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=").decode()
            assert record[inside] == [f"sha256={hashed}", str(len(data))]
        metadata = archive.read(f"{about}/METADATA").decode()
    assert f"Name: lstm-tutorial\nVersion: {__version__}\n" in metadata
    assert not [inside for inside in names if "__pycache__" in inside or inside.endswith(".pyc")]
    assert len(content) < 10 << 20, "what Classroom 50 takes"


def test_a_learner_with_nothing_but_the_wheel_gets_marks(installed, starter, tmp_path):
    """In another folder than the checkout, with the checkout out of sight."""
    write_files(tmp_path / "mine", {name: starter[name] for name in starter if name.startswith("exercises/0")})
    code = (
        f"import sys; sys.path[:] = [{str(installed)!r}] + [p for p in sys.path if p != {str(ROOT)!r}]\n"
        "import lstm_tutorial; assert lstm_tutorial.__file__.startswith(sys.path[0]), lstm_tutorial.__file__\n"
        "from lstm_tutorial.exercise_files import exercise_notebooks\n"
        "assert 'exercise_notebooks' in str(exercise_notebooks()[0])\n"
        "from lstm_tutorial.cli import main\n"
        "sys.exit(main(['grade', 'mine/exercises', '--json', 'marks.json']))\n"
    )
    done = subprocess.run(
        [sys.executable, "-I", "-c", code], cwd=tmp_path, capture_output=True, text=True, timeout=120, check=False
    )
    assert done.returncode == 1, done.stderr
    marks = json.loads((tmp_path / "marks.json").read_text(encoding="utf-8"))
    assert (marks["status"], marks["score"]) == ("graded", 0)
    assert {each["status"] for each in marks["exercises"]} == {"not attempted"}


def test_the_wheels_own_package_writes_the_same_starter(installed, starter, tmp_path):
    """A teacher who has the wheel can hand it on."""
    code = (
        f"import sys; sys.path[:] = [{str(installed)!r}] + [p for p in sys.path if p != {str(ROOT)!r}]\n"
        "from lstm_tutorial.cli import main\nsys.exit(main(['classroom', 'starter']))\n"
    )
    subprocess.run([sys.executable, "-I", "-c", code], cwd=tmp_path, capture_output=True, timeout=120, check=True)
    for name, content in starter.items():
        assert (tmp_path / "starter" / name).read_bytes() == content, name


def test_the_command_says_what_it_wrote(run, tmp_path):
    code, out, _ = run(tmp_path / "starter")
    assert code == 0
    assert len(re.findall("^wrote ", out, re.MULTILINE)) == len(starter_files())
    assert "Next: " in out


def test_nothing_is_overwritten_unasked(run, tmp_path):
    run(tmp_path)
    mine = tmp_path / "exercises" / "06_forget_gate.ipynb"
    mine.write_text("my work", encoding="utf-8")
    (tmp_path / "README.md").unlink()
    code, out, error = run(tmp_path)
    assert (code, out) == (2, "")
    assert "exercises/06_forget_gate.ipynb" in error
    assert "--overwrite" in error
    assert mine.read_text(encoding="utf-8") == "my work"
    assert not (tmp_path / "README.md").exists(), "all or nothing"
    code, out, _ = run(tmp_path, "--overwrite")
    assert (code, out.count("unchanged"), out.count("replaced ")) == (0, len(starter_files()) - 2, 1)
    assert re.search(r"^replaced .*06_forget_gate.ipynb$", out, re.MULTILINE)
    assert mine.read_bytes() == exercise_notebooks()[4].read_bytes()


def test_a_file_in_the_way_is_said(run, tmp_path):
    (tmp_path / "file").write_text("x", encoding="utf-8")
    assert run(tmp_path / "file")[::2] == (2, f"lstm-tutorial: {tmp_path / 'file'} is a file. Name a folder.\n")


@pytest.fixture
def grader(tmp_path):
    """A program that is the command line, as an environment's would be."""
    path = tmp_path / "venv" / "bin" / "lstm-tutorial"
    path.parent.mkdir(parents=True)
    path.write_text(f'#!/bin/sh\nexec {sys.executable} -I -m lstm_tutorial.cli "$@"\n', encoding="utf-8")
    path.chmod(0o755)
    return path


@pytest.mark.skipif(sys.platform == "win32", reason="Gradescope runs Linux")
def test_gradescopes_autograder_writes_its_results(grader, tmp_path):
    """In a folder like Gradescope's /autograder, where the set-up has been done."""
    source = tmp_path / "source"
    with zipfile.ZipFile(io.BytesIO(gradescope_files()["autograder.zip"])) as archive:
        assert set(archive.namelist()) == {"setup.sh", "run_autograder", "requirements.txt", WHEEL}
        assert archive.getinfo("run_autograder").external_attr >> 16 == 0o755
        archive.extractall(source)
    subprocess.run(["bash", "-n", str(source / "setup.sh")], check=True)
    (tmp_path / "run_autograder").write_bytes((source / "run_autograder").read_bytes())
    (tmp_path / "results").mkdir()
    for submission in ("exercises", "nothing"):
        there = tmp_path / "submission"
        there.mkdir(exist_ok=True)
        for notebook in (ROOT / submission).glob("05*.ipynb"):
            (there / notebook.name).write_bytes(notebook.read_bytes())
        subprocess.run(["bash", str(tmp_path / "run_autograder")], check=True, timeout=60, capture_output=True)
        told = json.loads((tmp_path / "results" / "results.json").read_text(encoding="utf-8"))
        jsonschema.validate(told, GRADESCOPE)
        assert (told["score"], len(told["tests"])) == (0, submission == "exercises")
        (there / "05_two_states.ipynb").unlink(missing_ok=True)


@pytest.fixture
def autograder(tmp_path, monkeypatch):
    """Classroom 50's autograder.py, in a checkout whose learner tries to be the grader; nothing is installed."""
    write_files(tmp_path / "bundle", classroom50_files())
    checkout = tmp_path / "checkout"
    (checkout / "exercises").mkdir(parents=True)
    (checkout / "exercises" / "05_two_states.ipynb").write_bytes((ROOT / "exercises/05_two_states.ipynb").read_bytes())
    for name in ("lstm_tutorial.py", "numpy.py", "pip.py", "json.py", "sitecustomize.py"):
        (checkout / name).write_text("raise SystemExit('the learner is the grader')", encoding="utf-8")
    monkeypatch.chdir(checkout)
    for name, value in RUNNER.items():
        monkeypatch.setenv(name, value)
    spec = importlib.util.spec_from_file_location("autograder", tmp_path / "bundle" / "autograder.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    module.installed = []

    def run(command, **options):
        arguments = command[1:]
        assert arguments[:2] == ["-I", "-m"], "isolated from the checkout"
        if arguments[2] == "pip":
            module.installed.append((arguments[3:], options["cwd"]))
            return None
        return real([sys.executable, *arguments], **options)

    real = subprocess.run
    monkeypatch.setattr(module.venv, "create", lambda folder, with_pip: None)
    monkeypatch.setattr(module.subprocess, "run", run)
    return module


def test_classroom50s_autograder_writes_its_result_and_the_learner_is_not_the_grader(autograder, tmp_path):
    assert autograder.main() == 0
    told = json.loads(Path("result.json").read_text(encoding="utf-8"))
    jsonschema.validate(told, CLASSROOM50)
    assert (told["score"], told["max-score"], told["classroom"]) == (0, 3, "lstm")
    assert "0 of 3 points" in Path("release-body.md").read_text(encoding="utf-8").replace("&#46;", ".")
    arguments = ["install", "--quiet", "--requirement", "requirements.txt"]
    assert autograder.installed == [(arguments, tmp_path / "bundle")]
    assert f"./{WHEEL}" in (tmp_path / "bundle" / "requirements.txt").read_text(encoding="utf-8")


def test_classroom50s_autograder_reports_a_fault_as_one(autograder, monkeypatch):
    monkeypatch.delenv("SUBMISSION_TAG")
    assert autograder.main() == 2
    assert not os.path.exists("result.json")
