"""Lay out what JupyterLite takes in: the exercises, what they read, the wheels, and its settings."""

import json
import shutil

from lstm_tutorial.exercise_files import exercise_notebooks
from lstm_tutorial.grading.classroom_wheel import make_wheel
from tools.lite.pyodide import ROOT

#: A cell of its own before all others, in these copies only: a browser begins with an empty Python every time.
FIRST_CELL = {
    "cell_type": "code",
    "execution_count": None,
    "id": "install-in-the-browser",
    "metadata": {},
    "outputs": [],
    "source": "# In the browser, run this cell first. It takes a minute the first time.\n%pip install lstm-tutorial",
}

#: Files beside the exercises that an exercise reads, by their place in the repository.
READ_BY_EXERCISES = ("book/data/15_character_model.npz",)

KERNELSPEC = {"display_name": "Python (Pyodide)", "language": "python", "name": "python"}
KERNEL = "@jupyterlite/pyodide-kernel-extension:kernel"

#: Packages come from the site and from Pyodide, never from whatever an index has that day.
SETTINGS = {
    "jupyter-lite-schema-version": 0,
    "jupyter-config-data": {
        "appName": "LSTM, Gate by Gate",
        "litePluginSettings": {KERNEL: {"disablePyPIFallback": True}},
    },
}


def stage(folder, wheels=None):
    """Lay it out.

    Parameters
    ----------
    folder : Path
        An empty folder.
    wheels : Path, optional
        A folder of the wheels to carry beside the package's own.
    """
    _stage_exercises(folder / "files" / "exercises")
    for name in READ_BY_EXERCISES:
        place = folder / "files" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, place)
    pypi = folder / "pypi"
    pypi.mkdir()
    name, content = make_wheel()
    (pypi / name).write_bytes(content)
    for wheel in sorted(wheels.glob("*.whl")) if wheels else ():
        shutil.copyfile(wheel, pypi / wheel.name)
    (folder / "jupyter-lite.json").write_text(json.dumps(SETTINGS, indent=1), encoding="utf-8")


def _stage_exercises(folder):
    """Copy each notebook with the cell that installs the package, and without the name of a kernel from elsewhere."""
    folder.mkdir(parents=True)
    for path in exercise_notebooks():
        notebook = json.loads(path.read_text(encoding="utf-8"))
        notebook["cells"].insert(0, FIRST_CELL)
        notebook["metadata"]["kernelspec"] = KERNELSPEC
        text = json.dumps(notebook, indent=1, ensure_ascii=False)
        (folder / path.name).write_text(text + "\n", encoding="utf-8")
