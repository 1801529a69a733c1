"""Which files a notebook depends on."""

import ast

import pytest

from tools.notebooks.imports import reached_files

FILES = {
    "__init__.py": "",
    "gates.py": "from lstm_tutorial.activations import sigmoid\n",
    "activations.py": "import numpy\n",
    "lone.py": "",
    "lstm.py": "def f():\n    from . import gates\n",
    "data.py": 'PATH = "table.npz"\n',
    "table.npz": "1",
    "notes.txt": "",
    "widgets/__init__.py": "from .blank import Blank\n",
    "widgets/blank.py": 'from ..lone import x\nNAME = f"{x}.js"\n',
    "widgets/blank.js": "",
    "checks/__init__.py": "import importlib\nimportlib.import_module(f'{__name__}.one')\n",
    "checks/one.py": "from lstm_tutorial import gates\n",
    "loop.py": "import lstm_tutorial.loop_back\n",
    "loop_back.py": "import lstm_tutorial.loop\n",
}


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("import numpy", []),
        ("import lstm_tutorial", []),
        ("import lstm_tutorial.lone as l", ["lone.py"]),
        ("from lstm_tutorial.gates import f", ["activations.py", "gates.py"]),
        ("from lstm_tutorial import lstm", ["activations.py", "gates.py", "lstm.py"]),
        ("from lstm_tutorial import data", ["data.py", "table.npz"]),
        (
            "from lstm_tutorial.widgets import Blank",
            ["lone.py", "widgets/__init__.py", "widgets/blank.js", "widgets/blank.py"],
        ),
        (
            "def f():\n    import lstm_tutorial.checks",
            ["activations.py", "checks/__init__.py", "checks/one.py", "gates.py"],
        ),
        ("import lstm_tutorial.loop", ["loop.py", "loop_back.py"]),
    ],
)
def test_imports_are_followed_through_the_package(project, code, expected):
    for name, text in FILES.items():
        project.write(f"lstm_tutorial/{name}", text)
    found = [
        path.relative_to(project.root / "lstm_tutorial").as_posix()
        for path in reached_files([ast.parse(code)], project.root)
    ]
    assert found == (["__init__.py"] if "lstm" in code else []) + expected
