"""The package as a sandbox sees it: what a chapter's exercises need, without what they ask for.

A view is a folder with a copy of some modules of the package. In it stand, beside classes and constants, only
those functions that the chapter's notebook imports, those that were to be written in earlier chapters, those of a
few modules that give nothing away, and whatever these need. All others, and above all those that would answer an
exercise of the chapter, are replaced by ones that ask the grader, which answers only while a later exercise
is judged that may use them. Modules that are not there are found, but all that they hold has to be asked for in
the same way (see `lstm_tutorial.grading.sandbox.inside`).
"""

import ast
import functools
import importlib.util
import py_compile
import shutil
from pathlib import Path

from lstm_tutorial.grading.handed_out import chapters
from lstm_tutorial.grading.reach import (
    FUNCTION,
    PACKAGE,
    called_at_import,
    closure,
    definitions,
    file_of,
    parsed,
    reached,
)

#: Modules of what the book derives: in these an answer to an exercise can be found, under the exercise's name.
BOOK = ("activations", "gates", "gradcheck", "losses", "lstm", "models", "optimizers", "rnn", "variants")

#: Modules and packages that give nothing away but what is asked for by name.
HARMLESS = ("activations", "initializers", "parameters", "plotting", "tasks")

#: Functions of earlier chapters that do what an exercise asks for under another name: the gates have one form, and the
#: candidate has that of the recurrent cell.
ALSO_ANSWERED_BY = {
    "candidate": ("rnn_step",),
    "input-gate": ("forget_gate",),
    "output-gate": ("forget_gate", "input_gate"),
}

#: Where the functions that have to be asked for seem to come from.
ASKED_FOR = "lstm_tutorial.asked_for"

CHECKS = f'''"""Checks, as long as a submission is graded: the grader makes its own."""

import importlib


def check(name, function, seed=None):
    """Do nothing."""


def hint(name):
    """Do nothing."""


def __getattr__(name):
    return getattr(importlib.import_module("{ASKED_FOR}.checks"), name)
'''


def view(folder, stem):
    """The package as the exercises of one chapter see it.

    Parameters
    ----------
    folder : Path
        Where the views are kept; this one is written at its first use.
    stem : str
        The chapter's, such as "06_forget_gate".

    Returns
    -------
    Path
        The folder that the package is in.
    """
    if not (folder / stem).exists():
        _write(folder / stem, stem)
    return folder / stem


def _write(folder, stem):
    kept = functions_for(stem)
    modules = closure({module for module, _ in kept} | {module for module, _ in chapters()[stem].imports})
    kept |= reached(set().union(*map(called_at_import, modules)), answering(stem))
    _write_file(folder / "lstm_tutorial" / "__init__.py", "")
    _write_file(folder / "lstm_tutorial" / "checks" / "__init__.py", CHECKS)
    for module in modules:
        path = folder / "lstm_tutorial" / file_of(module).relative_to(PACKAGE)
        asked = {name for name, node in definitions(module).items() if isinstance(node, FUNCTION)} - {
            name for place, name in kept if place == module
        }
        if asked:
            _write_file(path, _without(module, asked))
        else:
            _copy(file_of(module), path)


def functions_for(stem):
    """The functions and classes of the package that the exercises of a chapter may have: (module, name) of each."""
    roots = set(chapters()[stem].imports) | set(_written_before(stem))
    roots |= {(module, name) for module in _modules_of(HARMLESS) for name in definitions(module)}
    return reached(roots, answering(stem))


def answering(stem):
    """Names of the package's functions that would answer an exercise of a chapter."""
    names = chapters()[stem].points
    return {name.replace("-", "_") for name in names}.union(*(ALSO_ANSWERED_BY.get(name, ()) for name in names))


def _written_before(stem):
    """What the book's modules have of that which was to be written in earlier chapters."""
    earlier = list(chapters())[: list(chapters()).index(stem)]
    names = {name.replace("-", "_") for chapter in earlier for name in chapters()[chapter].points}
    return ((module, name) for module in _modules_of(BOOK) for name in definitions(module) if name in names)


@functools.cache
def _modules_of(names):
    """The modules of those names, and those in packages of those names."""
    files = [file for name in names for file in (file_of(name), *sorted((PACKAGE / name).rglob("*.py")))]
    inner = (file.relative_to(PACKAGE).with_suffix("").parts for file in dict.fromkeys(files))
    return [".".join(parts).removesuffix(".__init__") for parts in inner]


def _without(module, asked):
    """The text of a module in which some functions have to be asked for."""
    body = list(parsed(module).body)
    for k, node in enumerate(body):
        if isinstance(node, FUNCTION) and node.name in asked:
            body[k] = ast.parse(f"from {ASKED_FOR}.{module} import {node.name}").body[0]
    return ast.unparse(ast.Module(body, []))


def _write_file(path, text):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    py_compile.compile(path, doraise=True)


def _copy(source, path):
    """Copy a file with its compiled form, where there is one: it is good as long as the times agree."""
    path.parent.mkdir(parents=True, exist_ok=True)
    shutil.copy2(source, path)
    compiled, copy = (Path(importlib.util.cache_from_source(file)) for file in (source, path))
    copy.parent.mkdir(exist_ok=True)
    try:
        shutil.copy2(compiled, copy)
    except OSError:
        py_compile.compile(path, doraise=True)
