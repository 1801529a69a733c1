"""Submissions made for a test: an exercise notebook as it was handed out, with answers written into it."""

import json
import re
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]

RIGHT_GATE = (
    "def forget_gate(x, h_prev, W_f, U_f, b_f):\n    return sigmoid(x @ W_f + h_prev @ U_f + b_f)"
)


#: A cell for attacks that speak for the sandbox: its end of the line to the grader, and the frame of a message.
LINE_AND_FRAME = """\
import json, os, socket, struct
kept = []
def line():
    for number in range(3, 64):
        try:
            kept.append(socket.socket(fileno=number))
            return kept[-1]
        except OSError:
            pass
def frame(structure, arrays=b""):
    structure = structure if isinstance(structure, bytes) else json.dumps(structure).encode()
    return struct.pack("<II", len(structure), len(arrays)) + structure + arrays
"""


class Book:
    """A notebook under way.

    Parameters
    ----------
    stem : str
        Of the exercise notebook to begin with.
    solved : bool
        Whether to begin with its solution.
    """

    def __init__(self, stem="06_forget_gate", solved=False):
        self.stem = stem
        folder = ROOT / ("solutions" if solved else "exercises")
        self.raw = json.loads((folder / f"{stem}.ipynb").read_text(encoding="utf-8"))

    @property
    def cells(self):
        return self.raw["cells"]

    def cell(self, exercise, role="solution"):
        wanted = {"exercise": exercise, "role": role}
        return next(c for c in self.cells if wanted.items() <= c["metadata"].get("lstm_tutorial", {}).items())

    def answer(self, exercise, source):
        """Write a whole solution cell."""
        self.cell(exercise)["source"] = source
        return self

    def add(self, source, at=None):
        """Add a code cell, at the end or elsewhere."""
        cell = {"cell_type": "code", "execution_count": None, "metadata": {}, "outputs": [], "source": source}
        self.cells.insert(len(self.cells) if at is None else at, cell)
        return self

    def lose_metadata(self):
        for cell in self.cells:
            cell["metadata"] = {}
        return self

    def save(self, folder, name=None):
        """Write it into a folder; return its path."""
        path = Path(folder) / f"{name or self.stem}.ipynb"
        path.write_text(json.dumps(self.raw), encoding="utf-8")
        return path


def answering(function, source, stem="06_forget_gate", solved=True):
    """A solved notebook but for the answer to one exercise."""
    return Book(stem, solved).answer(function, source)


def marks_by_name(marks):
    """The marks of a submission: exercise -> `Mark`."""
    return {mark.name: mark for mark in marks.exercises}


def attack(path):
    """Read an attack: what it tries, against which exercise, what is to come of it, and its cells.

    Its first lines are comments, ``# key: value``; cells are parted by ``# %%``; a cell that defines the function
    takes the place of the solution cell, the others stand before it; before them `LINE_AND_FRAME`, if the attack is
    ``with: line and frame``. All other exercises are solved.

    Returns
    -------
    about : dict
    book : Book
    """
    text = path.read_text(encoding="utf-8")
    about = dict(re.findall(r"^# (\w+): (.*)$", text, re.MULTILINE))
    book = Book(about.get("notebook", "06_forget_gate"), solved=True)
    name = about["exercise"].replace("-", "_")
    function = re.compile(rf"^(def {name}\b|{name} *=)", re.MULTILINE)
    cells = [LINE_AND_FRAME] if about.get("with") == "line and frame" else []
    for cell in cells + text.split("\n# %%\n")[1:]:
        if function.search(cell):
            book.answer(about["exercise"], cell)
        else:
            book.add(cell, at=next(k for k, c in enumerate(book.cells) if c is book.cell(about["exercise"])))
    return about, book
