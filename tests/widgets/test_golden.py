"""The figures compute what the package computes. Node's own test runner compares; see golden.test.mjs."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import numpy as np
import pytest

import lstm_tutorial.widgets.source as source

from .golden import GOLDEN

CASES = 200
HERE = Path(__file__).parent


def written(value):
    """A value for JSON, which has no number for the infinite ones."""
    if isinstance(value, (list, tuple, np.ndarray)):
        return [written(each) for each in value]
    if isinstance(value, dict):
        return {name: written(each) for name, each in value.items()}
    if isinstance(value, (float, np.floating)) and not np.isfinite(value):
        return {np.inf: "Infinity", -np.inf: "-Infinity"}.get(float(value), "NaN")
    return value.item() if isinstance(value, np.generic) else value


def cases_of(draw, reference, seed):
    rng = np.random.default_rng(seed)
    drawn = [draw(rng) for _ in range(CASES)]
    return [{"args": written(args), "wanted": written(reference(*args))} for args in drawn]


@pytest.fixture
def node():
    found = shutil.which("node")
    if not found:
        reason = "no Node (20 or later): THE FIGURES' ARITHMETIC IS NOT COMPARED WITH THE PACKAGE'S"
        if os.environ.get("CI", "").lower() == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return found


def compare(node, golden, tmp_path):
    """Run the comparison; give Node's exit code and report."""
    cases = {
        module: {name: cases_of(*row, seed) for seed, (name, row) in enumerate(rows.items())}
        for module, rows in golden.items()
    }
    file = tmp_path / "cases.json"
    file.write_text(json.dumps(cases, allow_nan=False), "utf-8")
    done = subprocess.run(
        [node, "--test", str(HERE / "golden.test.mjs")],
        env=os.environ | {"GOLDEN_CASES": str(file), "FIGURE_MODULES": source.FOLDER.as_uri()},
        capture_output=True, text=True, encoding="utf-8", timeout=60, check=False,
    )  # fmt: skip
    return done.returncode, done.stdout + done.stderr


def test_every_module_of_arithmetic_is_compared():
    modules = {f"math/{path.name}" for path in (source.FOLDER / "math").glob("*.js")}
    assert modules == GOLDEN.keys(), "a module without golden cases: add its functions to tests/widgets/golden.py"


def test_the_figures_compute_what_the_package_computes(node, tmp_path):
    code, report = compare(node, GOLDEN, tmp_path)
    assert code == 0, report


@pytest.mark.parametrize(("wrong", "complaint"), [
    ({"sigmoid": (lambda rng: [rng.normal()], lambda z: 1 / (1 + np.exp(-z)) + 1e-6)}, "expected 0."),
    ({}, "everything that it exports is compared"),
])  # fmt: skip
def test_the_comparison_can_fail(node, tmp_path, wrong, complaint):
    rows = {**GOLDEN["math/cell.js"], **wrong} if wrong else {}
    code, report = compare(node, {"math/cell.js": rows}, tmp_path)
    assert code != 0
    assert complaint in report
