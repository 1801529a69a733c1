"""A thing is defined once: what chapters define is what the package defines."""

import re
from pathlib import Path

import numpy as np
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from tools.definitions.chapters import disagreements, in_package
from tools.notebooks.sources import all_targets, build

ROOT = Path(__file__).resolve().parents[2]
CHAPTERS = [
    target
    for target in all_targets(ROOT)
    if target.notebook.parent.name == "book" and target.source.exists()
]


def test_there_are_chapters():
    assert CHAPTERS, "book/ has no chapter: no definition would be looked at"


@pytest.mark.parametrize("target", CHAPTERS, ids=lambda target: target.source_name)
def test_chapter_defines_nothing_twice(target):
    problems = disagreements(build(target), target.source_name)
    assert not problems, "\n".join(problems)


def problems_of(*cells, tags=()):
    cells = [new_code_cell(source, metadata={"tags": list(tags)}) for source in cells]
    return disagreements(new_notebook(cells=cells), "book/06_fake.md")


IMPORTS = """
import numpy as np
from lstm_tutorial.activations import sigmoid
from lstm_tutorial.rnn import RNNParams, rnn_step
"""
FORGET_GATE = """
def forget_gate(x, h_prev, W_f, U_f, b_f):
    return sigmoid(x @ W_f + h_prev @ U_f + b_f)
"""
RNN_PARAMS = """
from typing import NamedTuple
class RNNParams(NamedTuple):
    W: np.ndarray
    U: np.ndarray
    b: np.ndarray
"""
RNN_STEP = """
def rnn_step(x, h_prev, params):
    W, U, b = params
    h = np.tanh(x @ W + h_prev @ U + b)
    return h, (x, h_prev, h, W, U)
"""
RNN_STEP_BACKWARD = """
def rnn_step_backward(dh, cache):
    x, h_prev, h, W, U = cache
    da = dh * (1 - h**2)
    return da @ W.T, da @ U.T, (x.T @ da, h_prev.T @ da, da.sum(axis=0))
"""
LSTM_BACKWARD_WITHOUT_DCS = """
from lstm_tutorial import lstm
def lstm_backward(dhs, cache, dcs=None):
    return lstm.lstm_backward(dhs, cache)
"""


@pytest.mark.parametrize(
    "definitions",
    [
        [FORGET_GATE],
        [RNN_STEP],
        [RNN_STEP, RNN_STEP_BACKWARD],
        ["def softmax(z):\n    e = np.exp(z)\n    return e / e.sum(axis=-1, keepdims=True)"],
        [RNN_PARAMS, RNN_STEP],
    ],
)
def test_a_right_definition_is_accepted_however_it_is_written(definitions):
    assert problems_of(IMPORTS, *definitions) == []


@pytest.mark.parametrize(
    ("definitions", "expected"),
    [
        ([FORGET_GATE.replace("sigmoid", "np.tanh")], r"forget_gate gives result"),
        ([FORGET_GATE.replace("+ b_f", "")], r"forget_gate gives result"),
        ([FORGET_GATE.replace("h_prev @ U_f", "h_prev @ U_f.T")], r"forget_gate gives result"),
        ([FORGET_GATE.replace("sigmoid", "1e-6 + sigmoid")], r"forget_gate gives result"),
        (
            [FORGET_GATE.replace("b_f):", "b_f, scale=1):")],
            r"forget_gate takes \(x, h_prev, .*scale\)",
        ),
        ([FORGET_GATE.replace("x, h_prev,", "h_prev, x,")], r"forget_gate takes \(h_prev, x, "),
        ([FORGET_GATE.replace("return ", "return 0, ")], r"forget_gate gives 2 arrays .* gives 1"),
        ([FORGET_GATE.replace("+ b_f)", "+ b_f).T")], r"forget_gate gives result of shape"),
        (
            [FORGET_GATE.replace("    return", "    x *= 1.5\n    x /= 1.5 + 1e-9\n    return")],
            "writes to its",
        ),
        (
            ["SCALE = 2", FORGET_GATE.replace("sigmoid", "SCALE * sigmoid")],
            "raises NameError: name 'SCALE'",
        ),
        ([RNN_STEP.replace("return h, (x, h_prev, h, W, U)", "return h")], "rnn_step gives"),
        ([RNN_STEP, RNN_STEP_BACKWARD.replace("h**2", "h")], "rnn_step_backward gives result dx"),
        (
            [RNN_STEP, RNN_STEP_BACKWARD.replace("h_prev.T", "h.T")],
            r"rnn_step_backward gives result params\.U",
        ),
        ([RNN_STEP_BACKWARD], "rnn_step_backward raises ValueError"),
        ([LSTM_BACKWARD_WITHOUT_DCS], "lstm_backward gives result"),
        (
            ["def my_own(x):\n    return x"],
            r"my_own is in no module of lstm_tutorial.*chapters-own",
        ),
        ([RNN_PARAMS.replace("    U: np.ndarray\n", "")], "RNNParams is a class that differs"),
        (
            ["def RNNParams(W, U, b):\n    return W"],
            "RNNParams is a function where the package has a class",
        ),
        (
            ["@undefined\ndef sigmoid(z):\n    return z"],
            r"sigmoid cannot be defined by itself \(NameError",
        ),
    ],
)
def test_a_wrong_definition_is_rejected_and_named(definitions, expected):
    problems = problems_of(IMPORTS, *definitions)
    assert len(problems) == 1
    assert problems[0].startswith(f"book/06_fake.md, cell {1 + len(definitions)}: ")
    assert re.search(expected, problems[0])


def test_a_tag_says_that_a_definition_is_the_chapters_own():
    assert (
        problems_of(
            "def forget_gate(x):\n    return 1", "def mine():\n    pass", tags=["chapters-own"]
        )
        == []
    )


def test_only_imports_and_definitions_are_executed():
    assert problems_of("raise SystemExit", IMPORTS, "1 / 0\n" + FORGET_GATE) == []


def test_an_argument_that_nobody_knows_how_to_make_is_asked_for():
    def odd(quux):
        return quux

    notebook = new_notebook(cells=[new_code_cell("def odd(quux):\n    return quux")])
    (problem,) = disagreements(notebook, "book/06_fake.md", lambda name: [odd])
    assert "nothing says what a random 'quux' is. Add the name to TABLE" in problem


def test_the_package_is_searched_by_name():
    (found,) = in_package("forget_gate")
    assert (
        found(*[np.zeros(shape) for shape in [(1, 2), (1, 3), (2, 3), (3, 3), (3,)]])[0, 0] == 0.5
    )
    assert in_package("nowhere") == []
