"""The exercises in the browser: what goes in, that nothing is missing there, and that checks work without signals.

What only the browser's own Python can show is not tested here: it comes from the network.
"""

import hashlib
import json
import os
import re
import subprocess
import sys
import zipfile
from importlib import metadata
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

from lstm_tutorial.checks import all_exercises
from lstm_tutorial.checks.limits import NOTE
from lstm_tutorial.cli import main
from tools.lite.pyodide import CARRIED, OF_THE_KERNEL, PROVIDED, PYTHON, RELEASE, carried_pins
from tools.lite.stage import FIRST_CELL, stage

ROOT = Path(__file__).resolve().parents[1]
NOTEBOOKS = sorted(path.name for path in (ROOT / "exercises").glob("*.ipynb"))
LITE = ROOT / ".venv-lite"
THERE = {"python_version": "3.14", "python_full_version": PYTHON, "sys_platform": "emscripten", "extra": ""}


def read(path):
    return json.loads(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def staged(tmp_path_factory):
    folder = tmp_path_factory.mktemp("lite")
    stage(folder)
    return folder


@pytest.fixture(scope="module")
def wheel(staged):
    [path] = (staged / "pypi").glob("*.whl")
    return path


def alike(folder):
    """What came of the notebooks of a folder in a Python that lacks what the browser's lacks."""
    program = ROOT / "tests" / "pyodide_alike.py"
    environment = {name: value for name, value in os.environ.items() if name != "NBGRADER_EXECUTION"}
    done = subprocess.run(
        [sys.executable, str(program), str(folder)], capture_output=True, text=True, timeout=300, check=False,
        env=environment | {"PYTHONUTF8": "1", "PYTHONPATH": str(ROOT)},
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_every_exercise_is_there_behind_a_cell_that_installs_the_package(staged):
    copies = {path.name: read(path)["cells"] for path in (staged / "files" / "exercises").iterdir()}
    assert sorted(copies) == NOTEBOOKS
    for name, cells in copies.items():
        assert cells == [FIRST_CELL, *read(ROOT / "exercises" / name)["cells"]]
    assert FIRST_CELL["source"].splitlines()[-1] == "%pip install lstm-tutorial"


def test_what_an_exercise_reads_stands_where_it_looks(staged):
    folder = staged / "files" / "exercises"
    code = [cell for path in folder.iterdir() for cell in read(path)["cells"] if cell["cell_type"] == "code"]
    read_there = set(re.findall(r"[\"']((?:\.\./)?[\w./-]+\.(?:npz|json|csv|txt))[\"']", str(code)))
    assert [name for name in sorted(read_there) if not (folder / name).is_file()] == []


def test_the_wheel_is_pure_and_any_python_takes_it(wheel):
    assert wheel.name.endswith("-py3-none-any.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        [about] = [archive.read(name).decode() for name in names if name.endswith(".dist-info/WHEEL")]
    assert "Root-Is-Purelib: true\n" in about
    assert not [name for name in names if name.endswith((".so", ".pyd", ".dylib", ".dll"))]


def required(metadata_lines):
    """The requirements that apply in the browser, of a distribution's own list."""
    found = [Requirement(line) for line in metadata_lines or ()]
    return [each for each in found if each.marker is None or each.marker.evaluate(THERE)]


def test_whatever_is_required_there_is_there(wheel):
    with zipfile.ZipFile(wheel) as archive:
        [name] = [name for name in archive.namelist() if name.endswith(".dist-info/METADATA")]
        own = metadata.PathDistribution(zipfile.Path(archive, name.rpartition("/")[0] + "/"))
        needs = required(own.requires)
        assert PYTHON in SpecifierSet(own.metadata["Requires-Python"])
    assert {canonicalize_name(each.name) for each in needs} >= {"numpy", "matplotlib", "ipywidgets", "anywidget"}
    for name in CARRIED:
        needs += required(metadata.requires(name))
        assert PYTHON in SpecifierSet(metadata.metadata(name).get("Requires-Python") or "")
    there = PROVIDED | OF_THE_KERNEL | carried_pins()
    missing = [str(each) for each in needs if canonicalize_name(each.name) not in there]
    wrong = [str(each) for each in needs if there.get(canonicalize_name(each.name), "0") not in each.specifier]
    assert (missing, wrong) == ([], [])


def test_the_site_carries_the_versions_that_made_the_outputs():
    compiled = (ROOT / "requirements.txt").read_text(encoding="utf-8").splitlines()
    assert {f"{name}=={version}" for name, version in carried_pins().items()} <= set(compiled)


def test_exercises_run_where_nothing_can_be_interrupted_and_say_so_once(staged):
    notebooks = alike(staged / "files" / "exercises")
    assert {name: each["error"] for name, each in notebooks.items() if each["error"]} == {}
    verdicts = {name: verdict for each in notebooks.values() for name, verdict in each["verdicts"].items()}
    assert sorted(verdicts) == sorted(all_exercises())
    assert set(verdicts.values()) == {"not attempted"}
    assert sum(each["said"].count(NOTE) for each in notebooks.values()) == 1


def test_right_answers_are_right_there_too():
    notebooks = alike(ROOT / "solutions")
    assert {name: each["error"] for name, each in notebooks.items() if each["error"]} == {}
    verdicts = {name: verdict for each in notebooks.values() for name, verdict in each["verdicts"].items()}
    assert sorted(verdicts) == sorted(all_exercises())
    assert set(verdicts.values()) == {"passed"}


def test_work_that_comes_from_the_browser_has_its_marks(tmp_path, capsys):
    notebook = read(ROOT / "solutions" / "06_forget_gate.ipynb")
    notebook["cells"].insert(0, FIRST_CELL)
    (tmp_path / "06_forget_gate.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
    code = main(["grade", str(tmp_path), "--json", str(tmp_path / "marks.json")])
    assert code == 0, capsys.readouterr().out
    marks = read(tmp_path / "marks.json")
    assert marks["score"] == marks["max_score"] > 0


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    """The built site."""
    python = LITE / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    if not (LITE / ".ready").exists():
        pytest.skip("JupyterLite is not installed: run `make lite` once; THE BROWSER'S SITE IS NOT BUILT OR TESTED")
    out = tmp_path_factory.mktemp("site") / "lite"
    command = [str(python), "-m", "tools.lite", str(out)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, timeout=300, check=False)
    assert done.returncode == 0, done.stderr
    return out


def test_the_site_lists_the_exercises(site):
    listed = read(site / "api" / "contents" / "exercises" / "all.json")["content"]
    assert sorted(entry["name"] for entry in listed) == NOTEBOOKS
    assert all((site / "files" / entry["path"]).is_file() for entry in listed)


def test_the_site_names_its_wheels_and_asks_no_index(site):
    index, pins = read(site / "pypi" / "all.json"), carried_pins()
    assert {canonicalize_name(name) for name in index} == {"lstm-tutorial", *CARRIED}
    for name, about in index.items():
        [(version, [file])] = about["releases"].items()
        assert version == pins.get(canonicalize_name(name), metadata.version("lstm-tutorial"))
        content = (site / "pypi" / file["filename"]).read_bytes()
        assert file["digests"]["sha256"] == hashlib.sha256(content).hexdigest()
    settings = read(site / "jupyter-lite.json")["jupyter-config-data"]
    kernel = settings["litePluginSettings"]["@jupyterlite/pyodide-kernel-extension:kernel"]
    assert kernel["disablePyPIFallback"] is True
    assert any(url.startswith("./pypi/all.json") for url in kernel["pipliteUrls"])
    extensions = {extension["name"] for extension in settings["federated_extensions"]}
    assert {"@jupyter-widgets/jupyterlab-manager", "anywidget"} <= extensions


def test_the_kernel_brings_the_release_that_is_counted_on(site):
    scripts = (site / "extensions" / "@jupyterlite" / "pyodide-kernel-extension" / "static").glob("*.js")
    releases = {version for path in scripts for version in re.findall(r"pyodide/v([\d.]+)/", path.read_text("utf-8"))}
    assert releases == {RELEASE}
    kernel = read(site / "extensions/@jupyterlite/pyodide-kernel-extension/static/pypi/all.json")
    assert set(OF_THE_KERNEL.values()) <= set(kernel["widgetsnbextension"]["releases"])
