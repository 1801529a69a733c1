"""A learner's folder of notebooks, and hands to write into them."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from lstm_tutorial.cli.checking import Workers, check_notebook

ROOT = Path(__file__).resolve().parents[2]

RIGHT_GATE = "return sigmoid(x @ W_f + h_prev @ U_f + b_f)"
RIGHT_BIAS = "f = 0.5 ** (1 / n)\nreturn np.log(f / (1 - f))"


class Learner:
    """Who works in a folder."""

    def __init__(self, folder):
        self.folder = folder

    def path(self, stem="06_forget_gate"):
        return self.folder / f"{stem}.ipynb"

    def read(self, stem="06_forget_gate"):
        return json.loads(self.path(stem).read_text(encoding="utf-8"))

    def save(self, raw, stem="06_forget_gate"):
        """As Jupyter saves: a new file takes the place of the old one."""
        part = self.folder / "part"
        part.write_text(json.dumps(raw, indent=1, ensure_ascii=False), encoding="utf-8")
        os.replace(part, self.path(stem))

    def cell(self, raw, exercise, role="solution"):
        wanted = {"exercise": exercise, "role": role}
        return next(c for c in raw["cells"] if wanted.items() <= c["metadata"].get("lstm_tutorial", {}).items())

    def write(self, exercise, source, stem="06_forget_gate"):
        """Write a whole cell."""
        raw = self.read(stem)
        self.cell(raw, exercise)["source"] = source.splitlines(keepends=True)
        self.save(raw, stem)

    def answer(self, exercise, body, stem="06_forget_gate"):
        """Write the body of a function under its first line."""
        first = "".join(self.cell(self.read(stem), exercise)["source"]).splitlines()[0]
        self.write(exercise, "\n    ".join([first, *body.splitlines()]), stem)

    def add(self, source, at=None, stem="06_forget_gate"):
        """Add a cell of one's own, at the end or elsewhere."""
        raw = self.read(stem)
        cell = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": source}
        raw["cells"].insert(len(raw["cells"]) if at is None else at, cell)
        self.save(raw, stem)

    def lose_metadata(self, stem="06_forget_gate"):
        raw = self.read(stem)
        for cell in raw["cells"]:
            cell["metadata"] = {}
        self.save(raw, stem)

    def solve(self, *stems):
        for stem in stems:
            shutil.copy(ROOT / "solutions" / f"{stem}.ipynb", self.path(stem))


@pytest.fixture
def learner(tmp_path):
    """A learner with every exercise, in a folder whose name has a space and an umlaut."""
    folder = tmp_path / "meine Übungen" / "exercises"
    shutil.copytree(ROOT / "exercises", folder)
    return Learner(folder)


@pytest.fixture(scope="session")
def workers():
    with Workers() as workers:
        yield workers


@pytest.fixture
def verdicts(learner, workers):
    """``verdicts()`` judges a notebook: exercise -> Row."""

    def judge(stem="06_forget_gate"):
        judge.report = check_notebook(learner.path(stem), workers)
        return {row.exercise: row for row in judge.report.rows}

    return judge


@pytest.fixture
def command(learner):
    """``command("list")`` runs the command line in a process of its own, from the folder above the exercises."""

    def run(*arguments, **environment):
        return subprocess.run(
            [sys.executable, "-m", "lstm_tutorial.cli", *arguments],
            cwd=learner.folder.parent, env=os.environ | {"PYTHONUTF8": "1"} | environment, timeout=30,
            capture_output=True, encoding="utf-8",
        )  # fmt: skip

    return run
