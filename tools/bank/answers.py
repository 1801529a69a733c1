"""The bank's answers: one file each, as a learner would write it, and how to run them."""

import importlib.util
import re
from pathlib import Path
from typing import NamedTuple

from lstm_tutorial.checks import all_exercises

BANK = Path(__file__).resolve().parents[2] / "tests" / "bank"


class Answer(NamedTuple):
    """One answer to one exercise."""

    exercise: str  #: such as "forget-gate"
    path: Path
    diagnosis: str | None  #: the mistake that it makes; None for a right one

    @property
    def name(self):
        """Exercise, right or wrong, and what the answer does: "forget-gate/wrong/squashes_with_tanh"."""
        return f"{self.exercise}/{self.path.parent.name}/{self.path.stem}"

    @property
    def function(self):
        """The function in the file, newly loaded, as a learner's notebook would hold it."""
        spec = importlib.util.spec_from_file_location(f"bank_{self.path.stem}", self.path)
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return getattr(module, all_exercises()[self.exercise].function_name)


def answers(verdict, folder=BANK):
    """The bank's answers, in the book's order.

    Parameters
    ----------
    verdict : str
        "right" or "wrong".
    folder : Path

    Returns
    -------
    list of Answer

    Raises
    ------
    ValueError
        For a wrong answer whose first line does not say ``# diagnosis: some-slug``.
    """
    found = []
    for name in all_exercises():
        for path in sorted((folder / name / verdict).glob("*.py")):
            found.append(Answer(name, path, _diagnosis(path) if verdict == "wrong" else None))
    return found


def _diagnosis(path):
    first = path.read_text(encoding="utf-8").split("\n", 1)[0]
    match = re.fullmatch(r"# diagnosis: ([a-z0-9-]+)", first)
    if not match:
        raise ValueError(f"{path}: the first line is {first!r}; expected '# diagnosis: some-slug'.")
    return match[1]
