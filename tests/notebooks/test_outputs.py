"""The inspector of committed notebooks: it accepts a sound one and names each fault."""

import sys
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from tools.notebooks.outputs import faults_in

ROOT = Path("/some/where/project")


def faults_of(*outputs, source="x", count=1, tags=(), metadata=None):
    cell = new_code_cell(
        source, execution_count=count, outputs=list(outputs), metadata={"tags": list(tags)}
    )
    notebook = new_notebook(cells=[new_markdown_cell("Text."), cell], metadata=metadata or {})
    return faults_in(notebook, ROOT)


def stream(text, name="stdout"):
    return new_output("stream", name=name, text=text)


def plain(text):
    return new_output("execute_result", {"text/plain": text}, execution_count=1)


ERROR = new_output("error", ename="ValueError", evalue="no", traceback=["ValueError: no"])


@pytest.mark.parametrize(
    "text",
    [
        "0.1234 -0.5000 -0.04",
        "1e-05",
        "banana",
        "[ 0.  -1.5]",
        "x-0",
        "about /book/index.html",
        "np.sum()",
    ],
)
def test_sound_outputs_have_no_faults(text):
    assert faults_of(stream(text)) == []
    assert faults_of(plain(text)) == []


@pytest.mark.parametrize(
    ("output", "expected"),
    [
        (stream("<a at 0x7f3a1c2b4d50>"), "shows a memory address"),
        (plain("<a at 0x...>"), "shows a memory address"),
        (plain("np.float64(0.5)"), "shows a NumPy scalar's repr"),
        (plain("{'a': np.int64(5)}"), "shows a NumPy scalar's repr"),
        (stream("-0.0000"), "shows a rounded negative zero"),
        (plain("[-0.  1.]"), "shows a rounded negative zero"),
        (stream("loss nan"), "shows NaN"),
        (new_output("display_data", {"text/html": "<td>NaN</td>"}), "shows NaN"),
        (stream("careful", name="stderr"), "writes to stderr: 'careful'"),
        (stream(f"{ROOT}/book"), f"shows '{ROOT}', a path of one machine"),
        (stream(f"{sys.prefix}/bin/python"), f"shows '{sys.prefix}'"),
        (stream("/home/someone/x"), "shows '/home/'"),
        (stream("C:\\Users"), "shows 'C:\\\\'"),
        (ERROR, "shows ValueError; tag it raises-exception"),
    ],
)
def test_each_fault_is_named_with_its_cell(output, expected):
    found = faults_of(output)
    assert len(found) == 1
    assert found[0].startswith(f"cell 2: {expected}")


def test_a_cell_that_was_not_run_or_is_never_compared_is_a_fault():
    assert "execution count None, expected 1" in faults_of(count=None)[0]
    assert "execution count 2, expected 1" in faults_of(count=2)[0]
    assert "skipped by nbval" in faults_of(tags=["nbval-skip"])[0]
    assert "skipped by nbval" in faults_of(source="x = 1\n# NBVAL_SKIP")[0]


def test_an_exception_is_to_be_announced_and_then_to_come():
    assert faults_of(ERROR, tags=["raises-exception"]) == []
    assert "nothing was raised" in faults_of(stream("fine"), tags=["raises-exception"])[0]


def test_nan_is_fine_where_it_is_meant():
    assert faults_of(stream("nan"), tags=["allows-nan"]) == []


def test_paths_in_the_metadata_are_seen():
    assert faults_of(metadata={"widgets": f"{ROOT}/x.js"}) == [
        f"metadata: shows '{ROOT}', a path of one machine"
    ]
