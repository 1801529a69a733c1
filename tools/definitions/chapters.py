"""The definitions that a chapter shows, each held to the package's of the same name."""

import ast
import contextlib
import functools
import importlib
from pathlib import Path

from tools.definitions.compare import behaviour_difference, signature_difference
from tools.notebooks.code import parse_cell
from tools.notebooks.imports import PACKAGE, module_of

ROOT = Path(__file__).resolve().parents[2]
DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
TAG = "chapters-own"


def disagreements(notebook, chapter, namesakes=None):
    """Every definition in a notebook that is neither the package's nor marked as the chapter's own.

    Of the notebook's code only imports and definitions are executed, in their order.

    Parameters
    ----------
    notebook : NotebookNode
    chapter : str
        Named in messages.
    namesakes : callable, optional
        From a name to the list of objects that the package defines under it; by default, looked up
        in the modules of the package.

    Returns
    -------
    list of str
        One message for each; empty if all is well.
    """
    namespace, problems = {"__name__": Path(chapter).stem}, []
    for number, cell in enumerate(notebook.cells, start=1):
        if cell.cell_type != "code":
            continue
        is_own = TAG in cell.metadata.get("tags", [])
        for statement in parse_cell(cell.source).body:
            problem = _execute(statement, namespace)
            if isinstance(statement, DEFINITIONS) and not is_own:
                found = (namesakes or in_package)(statement.name)
                problem = problem or _judge(statement.name, namespace, found)
                if problem:
                    problems.append(f"{chapter}, cell {number}: {statement.name} {problem}.")
    return problems


def in_package(name):
    """What the modules of the package define under a name, a list."""
    modules = [importlib.import_module(module) for module in _index().get(name, [])]
    return [getattr(module, name) for module in modules]


@functools.cache
def _index():
    """From each public name that a module of the package defines to the modules that do.

    The checks are left out: their references have the exercises' signatures, not the package's. So is the fused
    layer, which has the readable one's functions a second time.
    """
    index = {}
    for path in sorted((ROOT / PACKAGE).rglob("*.py")):
        if {ROOT / PACKAGE / "checks", ROOT / PACKAGE / "fused"} & set(path.parents):
            continue
        for statement in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(statement, DEFINITIONS) and not statement.name.startswith("_"):
                index.setdefault(statement.name, []).append(module_of(path, ROOT))
    return index


def _execute(statement, namespace):
    """Run an import or a definition; what went wrong with a definition, or None.

    An import that fails (an optional library) is missed by name by the definitions that use it.
    """
    code = compile(ast.Module([statement], type_ignores=[]), namespace["__name__"], "exec")
    if isinstance(statement, (ast.Import, ast.ImportFrom)):
        with contextlib.suppress(ImportError):
            exec(code, namespace)
    elif isinstance(statement, DEFINITIONS):
        try:
            exec(code, namespace)
        except Exception as error:
            return f"cannot be defined by itself ({type(error).__name__}: {error})"
    return None


def _judge(name, namespace, namesakes):
    """What is wrong with a definition that is not marked as the chapter's own, or None."""
    if not namesakes:
        return f"is in no module of {PACKAGE}: move it there, or tag its cell {TAG}"
    defined = namespace[name]
    if isinstance(defined, type):
        fields = getattr(defined, "_fields", None)
        if fields and any(fields == getattr(other, "_fields", None) for other in namesakes):
            return None
        return f"is a class that differs from the package's: import it, or tag its cell {TAG}"
    functions = [other for other in namesakes if not isinstance(other, type)]
    if not functions:
        return f"is a function where the package has a class: give it another name and tag it {TAG}"
    mismatches = {other: signature_difference(defined, other) for other in functions}
    fitting = [other for other, mismatch in mismatches.items() if mismatch is None]
    if not fitting:
        return "; ".join(mismatches.values()) + f": give it another name and tag its cell {TAG}"
    problems = [behaviour_difference(defined, other, namespace) for other in fitting]
    return None if None in problems else problems[0]
