"""Imports point one way only, from the whole down to its parts: the table below is the rule."""

import graphlib
import subprocess
import sys

import pytest

from .package_source import PACKAGES, SOURCES, imports_of

BOTTOM = {"activations", "initializers", "parameters", "contracts"}
CELLS = {"gates", "rnn", "lstm", "fused", "variants"}
PARTS = BOTTOM | CELLS | {"losses", "gradcheck", "optimizers", "tasks"}
WHOLES = {"models", "training", "text", "series"}

#: Which of our modules (or packages, whole) a module (or package) may import. None may import itself in circles.
MAY_IMPORT = {
    "activations": set(),
    "initializers": set(),
    "parameters": set(),
    "contracts": set(),
    "losses": {"activations", "contracts"},
    "gradcheck": {"parameters"},
    "optimizers": {"parameters"},
    "tasks": set(),
    "rnn": BOTTOM,
    "gates": BOTTOM,
    "lstm": BOTTOM | {"gates"},
    "fused": BOTTOM | {"rnn", "lstm"},
    "variants": BOTTOM | {"gates", "rnn", "lstm"},
    "interop": PARTS,
    "models": PARTS,
    "training": PARTS | {"models"},
    "text": PARTS | {"models", "training"},
    "series": PARTS | {"models", "training"},
    "plotting": PARTS | WHOLES,
    "widgets": PARTS | WHOLES | {"plotting"},
    "experiments": PARTS | WHOLES,
    "checks": PARTS | WHOLES,
    "notebooks": {"checks"},
    "needed": {"notebooks"},
    "exercise_files": set(),
    "grading": PARTS | WHOLES | {"checks", "notebooks", "needed", "exercise_files"},
    "cli": PARTS | WHOLES | {"plotting", "widgets", "experiments", "checks", "notebooks", "needed", "exercise_files",
            "grading"},
}

#: Who may import what is slow to load, or not everywhere installed.
ONLY_IN = {
    "matplotlib": {"plotting", "widgets", "grading"},  # the grader warms it up for notebooks that draw
    "ipywidgets": {"widgets"},
    "anywidget": {"widgets"},
    "torch": set(),
    "scipy": set(),
}


def part_of(name):
    """The module or package of ours that a full name belongs to: "lstm_tutorial.plotting.palette" -> "plotting"."""
    parts = name.split(".")
    return parts[1] if parts[0] == "lstm_tutorial" and len(parts) > 1 else None


def wrong_imports(module, source, is_package=False):
    """Every import that breaks the rules, as "module -> import"."""
    own, wrong = part_of(module), []
    for name in sorted(imports_of(module, source, is_package)):
        part = part_of(name)
        if own is None:
            continue  # the package's own __init__ imports nothing of ours; tested below
        if part in MAY_IMPORT and part != own and part not in MAY_IMPORT.get(own, set()):
            wrong.append(f"{module} -> {name}")
        if own not in ONLY_IN.get(name.split(".")[0], {own}):
            wrong.append(f"{module} -> {name}")
    return wrong


def test_every_module_is_in_the_table():
    parts = {part_of(name) for name in SOURCES} - {None}
    assert parts - MAY_IMPORT.keys() == set(), "a new module: say in MAY_IMPORT what it may import"


def test_the_table_itself_has_no_circles():
    order = list(graphlib.TopologicalSorter(MAY_IMPORT).static_order())
    assert set(order) == MAY_IMPORT.keys()
    assert order.index("activations") < order.index("gates") < order.index("lstm") < order.index("models")


@pytest.mark.parametrize("module", SOURCES)
def test_a_module_imports_only_what_the_table_allows(module):
    assert wrong_imports(module, SOURCES[module], module in PACKAGES) == []


def test_the_package_itself_imports_nothing():
    """So that ``import lstm_tutorial`` costs nothing and no circle can begin there."""
    assert imports_of("lstm_tutorial", SOURCES["lstm_tutorial"], is_package=True) == set()


@pytest.mark.parametrize(("module", "line"), [
    ("lstm_tutorial.activations", "from lstm_tutorial.gates import forget_gate"),
    ("lstm_tutorial.activations", "from .contracts import expects"),
    ("lstm_tutorial.gates", "import lstm_tutorial.lstm"),
    ("lstm_tutorial.gates", "from lstm_tutorial import lstm"),
    ("lstm_tutorial.gates", "def f():\n    from . import models"),
    ("lstm_tutorial.tasks", "from .plotting.palette import PALETTE"),
    ("lstm_tutorial.plotting.diagrams.lstm", "from ...checks import check"),
    ("lstm_tutorial.checks.judge", "from ..grading import sandbox"),
    ("lstm_tutorial.models", "import matplotlib.pyplot as plt"),
    ("lstm_tutorial.checks.judge", "from matplotlib import pyplot"),
    ("lstm_tutorial.plotting.style", "import ipywidgets"),
    ("lstm_tutorial.lstm", "import torch"),
])  # fmt: skip
def test_the_check_notices_an_import_that_points_the_wrong_way(module, line):
    assert len(wrong_imports(module, line)) == 1


@pytest.mark.parametrize(("module", "line"), [
    ("lstm_tutorial.lstm", "from lstm_tutorial.gates import forget_gate\nimport numpy as np"),
    ("lstm_tutorial.plotting.diagrams.lstm", "from ..palette import PALETTE\nfrom .shapes import arrow"),
    ("lstm_tutorial.plotting.diagrams.lstm", "import matplotlib.pyplot as plt\nfrom ...gates import candidate"),
    ("lstm_tutorial.widgets.gate", "import anywidget"),
])  # fmt: skip
def test_the_check_accepts_imports_that_point_the_right_way(module, line):
    assert wrong_imports(module, line) == []


@pytest.mark.parametrize(("module", "is_package", "line", "wanted"), [
    ("lstm_tutorial.plotting", True, "from .palette import PALETTE", "lstm_tutorial.plotting.palette.PALETTE"),
    ("lstm_tutorial.plotting.style", False, "from .palette import PALETTE", "lstm_tutorial.plotting.palette.PALETTE"),
    ("lstm_tutorial.plotting.diagrams", True, "from .. import palette", "lstm_tutorial.plotting.palette"),
    ("lstm_tutorial.rnn", False, "from . import gates", "lstm_tutorial.gates"),
])  # fmt: skip
def test_relative_imports_are_resolved(module, is_package, line, wanted):
    assert imports_of(module, line, is_package) == {wanted}


def test_what_is_slow_to_load_is_not_loaded_by_what_does_not_need_it():
    light = [name for name in SOURCES if part_of(name) not in (None, "plotting", "widgets", "grading", "cli")]
    program = f"import sys, {', '.join(light)}; print([m for m in {list(ONLY_IN)} if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
