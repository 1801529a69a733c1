"""Draw how the package's parts import one another, as its code says: ``python -m tools.architecture_picture``."""

import ast
from graphlib import TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import matplotlib
import matplotlib.pyplot as plt

from lstm_tutorial.plotting import save_svg, use_book_style
from lstm_tutorial.plotting.diagrams.shapes import Canvas, Pen
from lstm_tutorial.plotting.palette import PALETTE
from tools.notebooks.imports import module_of, reached_files

ROOT = Path(__file__).resolve().parents[1]
PICTURE = ROOT / "book" / "assets" / "architecture.svg"

WIDTH, HEIGHT, STEP = 64, 4.6, 7.4  # of the drawing, of a box, and from row to row, in tenths of an inch


class Box(NamedTuple):
    """Parts of the package that stand in one box, and where from left to right."""

    members: str
    about: str
    left: float
    right: float


#: Which row a box stands in, and its arrows, follow from the imports.
BOXES = (
    Box("cli", "the command lstm-tutorial", 30.5, 63.5),
    Box("grading", "sandbox, marks, reports", 45.5, 63.5),
    Box("notebooks needed exercise_files", "reading notebooks", 39.5, 63.5),
    Box("checks", "right, or wrong and why", 45.5, 63.5),
    Box("experiments", "that take minutes", 30.5, 43.5),
    Box("plotting widgets", "figures, still and live", 13.5, 28.5),
    Box("interop", "other libraries", 0.5, 11.5),
    Box("models training text series", "networks of cells, and how they learn", 13.5, 63.5),
    Box("rnn gates lstm fused variants", "the cells, forward and backward", 0.5, 63.5),
    Box(
        "activations initializers parameters contracts losses gradcheck optimizers tasks",
        "what they are made of, and learn with",
        0.5,
        63.5,
    ),
)


def parts_reached(root=ROOT):
    """Find what each part of the package needs, directly or through others.

    Parameters
    ----------
    root : pathlib.Path
        The folder that holds the package.

    Returns
    -------
    dict of str to set of str
        Names of modules or packages, below ``lstm_tutorial``.
    """
    package, modules = root / "lstm_tutorial", {}
    for file in sorted(package.rglob("*.py")):
        if part := _part_of(file, package):
            modules.setdefault(part, []).append(module_of(file, root))
    return {
        part: {
            _part_of(file, package)
            for file in reached_files([ast.parse("\n".join(f"import {name}" for name in names))], root)
            if file.suffix == ".py"
        }
        - {part, None}
        for part, names in modules.items()
    }


def _part_of(file, package):
    """Name the part of the package that a file belongs to; None for the package's own first file."""
    name = file.relative_to(package).parts[0].removesuffix(".py")
    return None if name == "__init__" else name


def arrows(reached, boxes=BOXES):
    """Find which boxes need which, without those arrows that others imply.

    Parameters
    ----------
    reached : dict of str to set of str
        As `parts_reached` gives it.
    boxes : sequence of Box

    Returns
    -------
    dict of Box to set of Box

    Raises
    ------
    ValueError
        For a part in no box or in two, and for boxes that need each other.
    """
    places = [(part, box) for box in boxes for part in box.members.split()]
    if sorted(part for part, _ in places) != sorted(reached):
        wrong = {part for part, _ in places} ^ reached.keys()
        raise ValueError(f"in no box, or in a box and not in the package, or in two: {', '.join(sorted(wrong))}")
    of = dict(places)
    needs = {box: {of[other] for part in box.members.split() for other in reached[part]} - {box} for box in boxes}
    TopologicalSorter(needs).prepare()
    return {box: below - {far for near in below for far in needs[near]} for box, below in needs.items()}


def rows(found):
    """Count for each box how many stand below it at least.

    Parameters
    ----------
    found : dict of Box to set of Box

    Returns
    -------
    dict of Box to int
    """
    height = {}
    for box in TopologicalSorter(found).static_order():
        height[box] = 1 + max((height[other] for other in found[box]), default=-1)
    return height


def draw(file):
    """Write the picture.

    Parameters
    ----------
    file : path or binary stream
    """
    found = arrows(parts_reached())
    row = rows(found)
    total = STEP * max(row.values()) + HEIGHT + 1
    with matplotlib.rc_context():
        use_book_style()
        figure = plt.figure(figsize=(WIDTH / 10, total / 10), layout="none")
        canvas = Canvas(figure.add_axes((0, 0, 1, 1)), WIDTH, total)
        line = Pen(PALETTE["muted"], 1.0, True)
        for box in found:
            middle, low = (box.left + box.right) / 2, 0.5 + STEP * row[box]
            canvas.box(middle, low + HEIGHT / 2, box.right - box.left, HEIGHT, line, fill="wash")
            canvas.label(middle, low + 3.1, box.members.replace(" ", "   "), size=8.6)
            canvas.label(middle, low + 1.35, box.about, color="muted", size=8)
            for other in found[box]:
                x = (max(box.left, other.left) + min(box.right, other.right)) / 2
                canvas.wire([(x, low), (x, 0.5 + STEP * row[other] + HEIGHT)], line)
        save_svg(figure, file)


if __name__ == "__main__":
    matplotlib.use("agg")
    draw(PICTURE)
