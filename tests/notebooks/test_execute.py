"""Small notebooks, executed: the same bytes every time, and a clear word when something fails."""

import json
import sys

import nbformat
import pytest

from tools.notebooks import execute
from tools.notebooks.__main__ import main
from tools.notebooks.execute import CellFailed, attempt, make
from tools.notebooks.freshness import why_stale
from tools.notebooks.sources import target_of

from .projects import code, markdown

NOISY = markdown(
    "Widgets, addresses and a figure.\n",
    code("import ipywidgets\nslider = ipywidgets.IntSlider()\nipywidgets.VBox([slider])"),
    code("print(object())\nprint({'a', 'b', 'c', 'd'})\nobject()"),
    code(
        """
        import sys
        print("out", flush=True)
        print("err", file=sys.stderr, flush=True)
        print("more")
        """
    ),
    code("from lstm_tutorial.gates import fail\nfail()", tags="[raises-exception]"),
    code("import os, pathlib\nos.environ['OPENBLAS_NUM_THREADS'], pathlib.Path.cwd().name"),
)
EXERCISE = markdown(
    code(
        """
        def check(name, function):
            try:
                print(name, function(1))
            except NotImplementedError:
                print(name, "not attempted")
        """
    ),
    code(
        "def double(x):\n    ### BEGIN SOLUTION\n    return 2 * x\n    ### END SOLUTION",
        lstm_tutorial="{exercise: double, role: solution}",
    ),
    code("check('double', double)", lstm_tutorial="{exercise: double, role: check, points: 1}"),
)


def read(path):
    return nbformat.read(path, as_version=4)


def texts(path):
    return [output.text for cell in read(path).cells for output in cell.get("outputs", [])]


@pytest.fixture
def noisy(project):
    project.write("lstm_tutorial/__init__.py", "")
    project.write("lstm_tutorial/gates.py", "def fail():\n    raise ValueError('meant')\n")
    project.write("book/02_noisy.md", NOISY)
    return project.root / "book/02_noisy.ipynb"


def test_two_executions_give_the_same_bytes(project, noisy, capsys):
    assert main(["--jobs", "1"], root=project.root) == 0
    first = noisy.read_bytes()
    assert why_stale(noisy) is None
    assert "book/02_noisy.ipynb  " in capsys.readouterr().out
    assert main([], root=project.root) == 0
    assert "nothing to do: 1 notebooks are fresh" in capsys.readouterr().out
    assert main(["--force"], root=project.root) == 0
    assert "book/02_noisy.ipynb  " in capsys.readouterr().out
    assert noisy.read_bytes() == first
    noisy.unlink()
    assert main([], root=project.root) == 0
    assert noisy.read_bytes() == first


def test_it_runs_with_this_python_in_its_own_folder_and_keeps_no_trace_of_either(project, noisy):
    make(target_of(noisy))
    notebook = read(noisy)
    outputs = [cell.outputs for cell in notebook.cells if cell.cell_type == "code"]
    assert outputs[4][0].data["text/plain"] == "('1', 'book')"
    assert outputs[3][0].evalue == "meant"
    assert "lstm_tutorial/gates.py" in "".join(outputs[3][0].traceback)
    assert outputs[1][1].data["text/plain"] == "<object at 0x...>"
    assert [output.name for output in outputs[2]] == ["stdout", "stderr"]
    assert notebook.metadata.language_info.get("version") is None
    text = json.dumps(notebook)
    assert str(project.root) not in text
    assert sys.prefix not in text
    assert sorted(path.name for path in noisy.parent.iterdir()) == ["02_noisy.ipynb", "02_noisy.md"]


def test_a_notebook_that_cannot_be_put_in_its_place_leaves_nothing_behind(project, monkeypatch):
    def refuse(source, destination):
        raise PermissionError(destination)

    project.write("book/02_a.md", markdown("Text."))
    monkeypatch.setattr(execute.os, "replace", refuse)
    with pytest.raises(PermissionError):
        make(target_of(project.root / "book/02_a.ipynb"))
    assert [path.name for path in (project.root / "book").iterdir()] == ["02_a.md"]


def test_solutions_and_exercises_are_made_from_one_source_in_parallel(project):
    project.write("solutions/05_double.md", EXERCISE)
    assert main([str(project.root / "solutions/05_double.md")], root=project.root) == 0
    assert texts(project.root / "solutions/05_double.ipynb") == ["double 2\n"]
    assert texts(project.root / "exercises/05_double.ipynb") == ["double not attempted\n"]
    assert main(["--check"], root=project.root) == 0


@pytest.mark.parametrize(
    ("failing", "expected"),
    [
        ("x = 'here'\nx / 0", "unsupported operand"),
        ("import os\nos._exit(1)", "It ended the kernel"),
        ("import time\ntime.sleep(60)", "It took longer than 3 seconds"),
        ("def f(:", "SyntaxError"),
    ],
)
def test_a_cell_that_fails_is_shown_and_the_old_notebook_stays(project, failing, expected):
    path = project.write("book/02_a.ipynb", "the old one")
    project.write("book/02_a.md", markdown("Text.\n", code("y = 1"), code(failing)))
    with pytest.raises(CellFailed) as caught:
        make(target_of(path), timeout=3)
    message = str(caught.value)
    assert message.startswith("book/02_a.md, cell 3, failed:\n\n    " + failing.splitlines()[0])
    assert expected in message
    assert "\x1b" not in message
    assert path.read_text() == "the old one"


def test_one_failure_is_reported_and_the_others_are_made(project, capsys):
    project.write("book/02_good.md", markdown(code("print(1)")))
    project.write("book/03_bad.md", markdown(code("1 / 0")))
    project.write("book/04_wrong.md", markdown(code("### BEGIN SOLUTION")))
    project.write("book/05_orphan.ipynb", "{}")
    assert main([], root=project.root) == 1
    printed = capsys.readouterr()
    assert printed.out.startswith("book/02_good.ipynb  ")
    assert "book/03_bad.md, cell 1, failed:\n\n    1 / 0" in printed.err
    assert "ZeroDivisionError" in printed.err
    assert "book/04_wrong.md, cell 1: solution markers" in printed.err
    assert "book/05_orphan.ipynb has no source" in printed.err


def test_check_executes_nothing_and_says_what_is_stale(project, capsys):
    project.write("book/02_a.md", markdown(code("open('trace', 'w')")))
    project.write("book/03_b.md", markdown(code("x = 1")))
    project.pretend_to_make("book/03_b.ipynb")
    assert main(["--check"], root=project.root) == 1
    assert capsys.readouterr().out == (
        "book/02_a.ipynb has not been made from book/02_a.md yet; run: make notebooks\n"
        "1 of 2 notebooks are stale\n"
    )
    assert not list(project.root.rglob("trace"))


@pytest.mark.parametrize("arguments", [["nowhere.md"], ["book"], ["--jobs", "0"]])
def test_a_wrong_command_exits_with_2(project, arguments, capsys):
    project.write("book/02_a.md", markdown("Text."))
    with pytest.raises(SystemExit) as caught:
        main(arguments, root=project.root)
    assert caught.value.code == 2
    assert "expected" in capsys.readouterr().err


def test_a_path_may_be_a_source_a_notebook_or_a_folder(project, capsys):
    project.write("book/02_a.md", markdown("Text."))
    project.write("solutions/02_a.md", markdown("Text."))
    counts = {"book": 1, "solutions": 2, "exercises/02_a.ipynb": 1, "solutions/02_a.md": 2, "": 3}
    for path, count in counts.items():
        assert main(["--check", str(project.root / path)], root=project.root) == 1
        assert f"{count} of {count} notebooks are stale" in capsys.readouterr().out


def test_what_worker_processes_run_can_be_imported_by_them():
    assert attempt.__module__ == "tools.notebooks.execute"
