"""What of a notebook runs: all that an answer needs, and of the rest as little as can be told."""

import ast
from pathlib import Path

import pytest

from lstm_tutorial import needed
from lstm_tutorial.needed import program
from lstm_tutorial.notebooks import Cell, Notebook, read_notebook

ROOT = Path(__file__).resolve().parents[2]

ANSWER = "def sigmoid(z):\n    return helper(z)"


def run(*sources):
    """The statements that are kept of these cells, as text."""
    cells = [Cell(k, *(source if isinstance(source, tuple) else (source,))) for k, source in enumerate(sources)]
    steps = program(Notebook(Path("nb.ipynb"), cells, {"sigmoid": 1}))
    return [step.error or ast.unparse(node) for step in steps for node in (step.body or [None])]


@pytest.mark.parametrize("path", sorted((ROOT / "solutions").glob("*.ipynb")), ids=lambda path: path.stem)
def test_of_a_shipped_notebook_only_imports_and_answers_run(path):
    notebook = read_notebook(path)
    nodes = [node for step in program(notebook) for node in step.body]
    defined = [node.name for node in nodes if isinstance(node, ast.FunctionDef)]
    assert defined == [name.replace("-", "_") for name in notebook.exercises]
    assert all(isinstance(node, (ast.Import, ast.ImportFrom, ast.FunctionDef)) for node in nodes)
    assert "matplotlib" not in "".join(map(ast.unparse, nodes))


@pytest.mark.parametrize("cells", [
    ("def helper(z):\n    return 1 / (1 + base ** -z)", "base = 2.7", ANSWER),
    (ANSWER, "helper = lambda z: z"),
    ("from math import exp as helper", ANSWER),
    ("class helper:\n    pass", ANSWER),
    ("for helper in [abs]:\n    pass", ANSWER),
    ("if True:\n    helper = abs\nelse:\n    helper = min", ANSWER),
    ("try:\n    from fast import helper\nexcept ImportError:\n    helper = abs", ANSWER),
    ("table = {}", "table['a'] = abs", "def helper(z):\n    return table['a'](z)", ANSWER),
    ("table = []", "table.append(abs)", "def helper(z):\n    return table[0](z)", ANSWER),
    ("def set_up():\n    global helper\n    helper = abs", "set_up()", ANSWER),
    ("def one():\n    global helper\n    helper = abs", "def two():\n    one()", "two()", ANSWER),
    ("table = {}", "def add(f):\n    table[1] = f", "add(abs)", "def helper(z):\n    return table[1](z)", ANSWER),
    ("table = [abs]", "import random", "random.shuffle(table)", "def helper(z):\n    return table[0](z)", ANSWER),
    ("from helpers import *", ANSWER),
    ("exec('helper = abs')", ANSWER),
    ("import builtins", "setattr(builtins, 'helper', abs)", ANSWER),
    ("def make(f):\n    return f", "@make\ndef helper(z):\n    return z", ANSWER),
    ("scale = 2", "def helper(z, by=scale):\n    return z * by", ANSWER),
    ("scale = 2", "scale += 1", "helper = lambda z: z * scale", ANSWER),
])  # fmt: skip
def test_what_an_answer_needs_is_kept_in_order(cells):
    assert run(*cells) == [ast.unparse(ast.parse(cell)) for cell in cells]


@pytest.mark.parametrize("cell", [
    "x = sigmoid(np.arange(3))",
    "print(sigmoid(3))",
    "for _ in range(10 ** 9):\n    sigmoid(1)",
    "while True:\n    pass",
    "fig, ax = plt.subplots()\nax.plot(z)\nplt.show()",
    "z = [slow(k) for k in range(10)]",
    "import torch",
    "a = 3\nsigmoid(a)",
    "sigmoid?",
    "check('sigmoid', sigmoid)",
    "hint('sigmoid')",
    "",
])  # fmt: skip
def test_what_no_answer_needs_does_not_run(cell):
    assert run("helper = abs", ANSWER, cell) == ["helper = abs", ANSWER]


def test_a_check_cell_never_runs_whatever_was_written_into_it():
    assert run(ANSWER, ("helper = abs", "sigmoid", "check")) == [ANSWER]


def test_the_last_definition_counts_but_a_stub_never_replaces_an_answer():
    one, two = "def sigmoid(z):\n    return 1", "def sigmoid(z):\n    return 2"
    stub = "def sigmoid(z):\n    # YOUR CODE HERE\n    raise NotImplementedError()"
    assert run(one, two)[-1] == two
    assert run(one, stub) == [one]
    assert run(stub, one) == [one]
    assert run("sigmoid = abs", stub) == ["sigmoid = abs"]
    assert len(run(stub)) == 1


@pytest.mark.parametrize(("cell", "kept"), [
    ("from lstm_tutorial.activations import sigmoid", []),
    ("from lstm_tutorial.activations import tanh as sigmoid", []),
    ("from lstm_tutorial.gates import sigmoid, f as helper", ["from lstm_tutorial.gates import f as helper"]),
    ("from elsewhere import sigmoid", ["from elsewhere import sigmoid"]),
])  # fmt: skip
def test_the_packages_own_function_never_replaces_an_answer(cell, kept):
    assert run(ANSWER, cell) == [ANSWER, *kept]
    assert run(cell) == ([] if "helper" in cell and not kept else [cell])


@pytest.mark.parametrize(("cell", "kept"), [
    ("%matplotlib inline\nhelper = abs", ["helper = abs"]),
    ("!pip install numpy\nhelper = abs", ["helper = abs"]),
    ("%%time\nhelper = abs", ["helper = abs"]),
    ("if True:\n    %timeit 3\n    helper = abs", ["if True:\n    pass\n    helper = abs"]),
    ("%%bash\nls", []),
    ("helper = 7 \\\n % 4", ["helper = 7 % 4"]),
])  # fmt: skip
def test_ipythons_own_lines_are_passed_over(cell, kept):
    assert run(cell, ANSWER) == [*kept, ANSWER]


@pytest.mark.parametrize(("cell", "said"), [
    ("def f(:", "SyntaxError: invalid syntax, line 1"),
    ("x = 1\n  y = 2", "IndentationError: unexpected indent, line 2"),
    ("x = '\0'", "null bytes"),
])  # fmt: skip
def test_a_cell_that_is_no_python_is_named_and_costs_only_itself(cell, said):
    first, second = run(cell, ANSWER)
    assert said in first
    assert second == ANSWER


@pytest.mark.parametrize("cell", [
    "base = 1; helper = abs",
    "base = 1; \\\nhelper = abs",
    "@staticmethod\ndef helper(x):\n    return abs(x)",
    "base = 1\r\nhelper = abs\rrest = 2",
    "text = '''\n\x0c\u2028\n'''\nhelper = abs",
    "# first\n\nhelper = (\n    abs  # last\n)",
])  # fmt: skip
def test_statements_are_found_however_they_stand_on_their_lines(cell):
    [before, last] = run(cell, ANSWER)
    assert last == ANSWER
    assert "helper" in before
    assert "base" not in before


def test_the_names_in_a_statement_are_the_same_however_it_is_written():
    statements = 0
    for path in sorted((ROOT / "solutions").glob("*.ipynb")):
        for cell in read_notebook(path).cells:
            for node, text in needed._parse(cell.source):
                assert needed._names(node, text, {}) == needed._names(node, ast.unparse(node), {})
                statements += 1
    assert statements > 200
