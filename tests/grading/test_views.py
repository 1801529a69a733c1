"""What a sandbox sees of the package: enough for the answers, and no answer."""

import ast
import re

import numpy as np
import pytest

from lstm_tutorial.checks import all_exercises
from lstm_tutorial.checks.compare import differences
from lstm_tutorial.grading import handed_out, reach, views
from lstm_tutorial.grading.answer import GuestAnswer
from lstm_tutorial.grading.guest import Guest
from lstm_tutorial.grading.handed_out import chapters, points
from lstm_tutorial.grading.sandbox.pool import borrowed
from lstm_tutorial.notebooks import read_notebook

from .notebooks import ROOT, Book

ASKED = [name for name in points() if not all_exercises()[name].choices]

#: A function that calls whatever it finds in the package with the arguments that it was given, and with the last of
#: them packed as the weights of an RNN.
PROBE = '''
import importlib, itertools, pkgutil
import lstm_tutorial

def {function}(*arguments):
    found, named, tries = {{}}, set(), {{"": arguments}}
    for about in pkgutil.walk_packages(lstm_tutorial.__path__, "lstm_tutorial."):
        inside = vars(importlib.import_module(about.name)).values()
        named |= {{value for value in inside if isinstance(value, type) and value.__name__.endswith("NParams")}}
    for kind in named:
        rest = len(arguments) - len(kind._fields)
        if rest >= 0:
            tries[kind.__name__] = (*arguments[:rest], kind(*arguments[rest:]))
    for about in pkgutil.walk_packages(lstm_tutorial.__path__, "lstm_tutorial."):
        module = importlib.import_module(about.name)
        for name, value in list(vars(module).items()):
            if callable(value) and not isinstance(value, type) and not name.startswith("__"):
                for packed, given in tries.items():
                    try:
                        made = value(*given)
                        np.asarray(made[0] if isinstance(made, tuple) else made)[()]
                        found[about.name + "." + name + " " + packed] = made
                    except BaseException:
                        pass
    return [[name, value] for name, value in list(found.items())[:300]]
'''


def probe(name, folder):
    """What the functions of the package give inside the sandbox, called as the answer is: case -> name -> value."""
    exercise = all_exercises()[name]
    book = Book(exercise.chapter).answer(name, PROBE.format(function=exercise.function_name))
    notebook = read_notebook(book.save(folder))
    with borrowed() as sandbox:
        guest = Guest(sandbox, views.view(sandbox.views, exercise.chapter), notebook, [name])
        try:
            answer = GuestAnswer(guest, exercise)
            cases = exercise.inputs.cases(np.random.default_rng(0))[:2]
            return [(case, answer.run(case.arguments)) for case in cases]
        finally:
            guest.end()


@pytest.mark.parametrize("name", ASKED)
def test_no_function_in_a_sandbox_answers_an_exercise_of_its_chapter(name, tmp_path):
    exercise = all_exercises()[name]
    for case, outcome in probe(name, tmp_path):
        assert outcome.error is None, outcome.error
        expected = exercise.reference(*case.arguments.values())
        for function, made in outcome.value:
            parts = made[: len(exercise.outputs)] if isinstance(made, tuple) else made
            first = made[0] if isinstance(made, tuple) else made
            for given in (made, parts, first):
                assert differences(exercise.outputs, given, expected, case.tolerance), function


@pytest.mark.parametrize("stem", chapters())
def test_a_view_can_be_imported_without_asking(stem, tmp_path):
    """What a module calls for its constants is there: nobody answers while it is imported."""
    for path in views.view(tmp_path, stem).rglob("*.py"):
        body = ast.parse(path.read_text("utf-8")).body
        imports = [node for node in body if isinstance(node, ast.ImportFrom) and views.ASKED_FOR in (node.module or "")]
        asked = {alias.asname or alias.name for node in imports for alias in node.names}
        rest = [node for node in body if not isinstance(node, (ast.FunctionDef, ast.ClassDef))]
        calls = [node.func for statement in rest for node in ast.walk(statement) if isinstance(node, ast.Call)]
        assert not asked & {call.id for call in calls if isinstance(call, ast.Name)}, path


def test_the_probe_finds_what_is_there(tmp_path):
    (_, outcome), *_ = probe("sigmoid", tmp_path)
    assert "lstm_tutorial.activations.softmax " in [name for name, _ in outcome.value]


def test_the_probe_finds_what_takes_packed_weights(tmp_path, monkeypatch):
    monkeypatch.setattr(views, "ALSO_ANSWERED_BY", {})
    monkeypatch.setattr(views, "view", lambda folder, stem: views._write(folder / "open", stem) or folder / "open")
    (_, outcome), *_ = probe("candidate", tmp_path)
    assert "lstm_tutorial.rnn.rnn_step RNNParams" in [name for name, _ in outcome.value]


@pytest.fixture(scope="module")
def folder(tmp_path_factory):
    """Where views are kept, each written once."""
    return tmp_path_factory.mktemp("views")


def written(folder, stem):
    """The text of each file of a view."""
    package = views.view(folder, stem) / "lstm_tutorial"
    return {str(path.relative_to(package)): path.read_text(encoding="utf-8") for path in package.rglob("*.py")}


@pytest.mark.parametrize("stem", chapters())
def test_no_view_holds_the_body_of_what_is_asked_for(stem, folder):
    asked = views.answering(stem)
    for name, text in written(folder, stem).items():
        defined = {node.name for node in ast.walk(ast.parse(text)) if isinstance(node, ast.FunctionDef)}
        assert not defined & asked, name
        assert "reference=" not in text


@pytest.mark.parametrize("stem", chapters())
def test_a_view_holds_the_functions_that_the_notebook_of_its_chapter_imports(stem, folder):
    files = written(folder, stem)
    for module, name in chapters()[stem].imports:
        if place := reach.origin(module, name):  # else it is a constant; those are all there
            text = files[str(reach.file_of(place[0]).relative_to(reach.PACKAGE))]
            assert re.search(rf"^(def|class) {name}\b", text, re.MULTILINE), (module, name)


def test_what_the_grader_knows_stands_in_no_view(folder):
    for stem in chapters():
        files = written(folder, stem)
        assert not [name for name in files if name.startswith(("grading", "cli", "checks/ex", "notebooks", "needed"))]
        assert files["checks/__init__.py"] == views.CHECKS


def test_every_equivalent_is_a_function_of_the_package():
    named = {name for module in views._modules_of(views.BOOK) for name in reach.definitions(module)}
    assert {other for others in views.ALSO_ANSWERED_BY.values() for other in others} <= named


def test_a_chapter_gives_what_its_notebook_says_it_does():
    assert ("activations", "sigmoid") in chapters()["06_forget_gate"].imports
    assert not [module for chapter in chapters().values() for module, _ in chapter.imports if module == "checks"]
    assert set(handed_out.chapters()) == {path.stem for path in (ROOT / "exercises").glob("*.ipynb")}


@pytest.mark.parametrize(("root", "stop", "inside", "outside"), [
    (("lstm", "lstm_forward"), (), ("gates", "forget_gate"), ("lstm", "lstm_backward")),
    (("lstm", "lstm_forward"), (), ("contracts", "check_shapes"), ("lstm", "init_lstm")),
    (("lstm", "lstm_forward"), ("lstm_step",), ("lstm", "lstm_forward"), ("gates", "forget_gate")),
    (("models", "forward"), (), ("models", "embed"), ("models", "backward")),
    (("variants", "gru_step"), (), ("variants.gru", "gru_step"), ("variants.gru", "gru_forward")),
    (("plotting", "gate_heatmap"), (), ("plotting.heatmap", "gate_heatmap"), ("plotting.labels", "label_line")),
])  # fmt: skip
def test_functions_are_reached_through_what_their_code_names(root, stop, inside, outside):
    found = reach.reached([root], stop)
    assert inside in found
    assert outside not in found


def test_a_module_brings_what_it_imports_and_the_packages_around_it():
    assert {"variants", "lstm", "gates", "contracts"} <= reach.closure({"variants.peephole"})
    assert "models" not in reach.closure({"lstm"})
