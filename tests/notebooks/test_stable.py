"""What differs from run to run is taken out of the outputs."""

import json
import sys
from pathlib import Path

from nbformat.v4 import new_code_cell, new_notebook, new_output

from tools.notebooks.stable import settle

ROOT = Path("/some/where/project")


def settled(*outputs, metadata=None):
    notebook = new_notebook(cells=[new_code_cell(outputs=list(outputs))], metadata=metadata or {})
    return settle(notebook, ROOT)


def test_addresses_are_masked_where_they_are_text():
    page = "<pre>0xABCDEF012345</pre>"
    notebook = settled(
        new_output("stream", text="<object at 0x7f3a1c2b4d50>\n0xff stays\n"),
        new_output(
            "display_data", {"text/html": page, "image/svg+xml": "<svg>0x7f3a1c2b4d50</svg>"}
        ),
    )
    stream, display = notebook.cells[0].outputs
    assert stream.text == "<object at 0x...>\n0xff stays\n"
    assert display.data["text/html"] == "<pre>0x...</pre>"
    assert display.data["image/svg+xml"] == "<svg>0x7f3a1c2b4d50</svg>"


def test_tracebacks_show_paths_as_seen_from_the_project():
    library = f"File {sys.prefix}/lib/python3.12/site-packages/numpy/linalg.py:3, in inv"
    error = new_output(
        "error", ename="ValueError", evalue="bad",
        traceback=[f"File {ROOT}/lstm_tutorial/gates.py:31, in forget_gate", library],
    )  # fmt: skip
    assert settled(error).cells[0].outputs[0].traceback == [
        "File lstm_tutorial/gates.py:31, in forget_gate",
        "File site-packages/numpy/linalg.py:3, in inv",
    ]


def test_widgets_are_numbered_in_the_order_of_their_creation():
    first, second = "f" * 32, "0123456789abcdef" * 2
    widget_view = "application/vnd.jupyter.widget-view+json"
    widget_state = "application/vnd.jupyter.widget-state+json"
    state = {first: {"n": 1}, second: {"children": [f"IPY_MODEL_{first}"]}}
    notebook = settled(
        new_output("display_data", {widget_view: {"model_id": second}}),
        metadata={"widgets": {widget_state: {"state": state}}},
    )
    assert notebook.metadata.widgets[widget_state]["state"] == {
        f"{0:032x}": {"n": 1},
        f"{1:032x}": {"children": [f"IPY_MODEL_{0:032x}"]},
    }
    assert notebook.cells[0].outputs[0].data[widget_view]["model_id"] == f"{1:032x}"
    assert first not in json.dumps(notebook)
