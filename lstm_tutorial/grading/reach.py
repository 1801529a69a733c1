"""Which functions of the package a sandbox may have: those that some others need, and those that these need."""

import ast
import functools
from pathlib import Path

PACKAGE = Path(__file__).resolve().parents[1]

FUNCTION, CLASS = ast.FunctionDef, ast.ClassDef


@functools.cache
def file_of(module):
    """The file of a module such as "variants.gru", or of a package such as "variants"; None if there is none."""
    path = PACKAGE.joinpath(*module.split("."))
    files = (path.with_suffix(".py"), path / "__init__.py")
    return next((file for file in files if file.is_file()), None)


@functools.cache
def parsed(module):
    """The syntax tree of a module."""
    return ast.parse(file_of(module).read_text(encoding="utf-8"))


@functools.cache
def definitions(module):
    """The functions and classes at the left margin of a module: name -> node."""
    return {node.name: node for node in parsed(module).body if isinstance(node, (FUNCTION, CLASS))}


@functools.cache
def imports(module):
    """What a module takes from others of this package: its own name for it -> (module, name there).

    The second name is None where it is a module itself.
    """
    found = {}
    for node in ast.walk(parsed(module)):
        if not isinstance(node, ast.ImportFrom):
            continue
        source = _source(module, node)
        for alias in node.names if source is not None else ():
            inner = f"{source}.{alias.name}".removeprefix(".")
            there = (inner, None) if file_of(inner) else (source, alias.name)
            if file_of(there[0]):
                found[alias.asname or alias.name] = there
    return found


def _source(module, node):
    """From which module of this package an import takes: "" for the package itself, None for another."""
    if node.level:
        inside = module.split(".") if file_of(module).name == "__init__.py" else module.split(".")[:-1]
        return ".".join([*inside[: len(inside) + 1 - node.level], *(node.module or "").split(".")]).strip(".")
    parts = (node.module or "").split(".")
    return ".".join(parts[1:]) if parts[0] == "lstm_tutorial" else None


def origin(module, name):
    """Where something is defined that a module offers: (module, name), or None if it is no function and no class."""
    while name not in definitions(module):
        if name not in imports(module) or imports(module)[name][1] is None:
            return None
        module, name = imports(module)[name]
    return module, name


def closure(modules):
    """Modules, and those that have to be imported for them.

    Parameters
    ----------
    modules : collection of str

    Returns
    -------
    set of str
        Of a package whose part is among them, the package itself is too.
    """
    waiting, found = set(modules), set()
    while waiting:
        module = waiting.pop()
        found.add(module)
        parts = module.split(".")
        around = {".".join(parts[:k]) for k in range(1, len(parts))}
        waiting |= ({source for source, _ in imports(module).values()} | around) - found
    return found


def reached(roots, stop):
    """Functions and classes that some need: those that their code names, and what that code names, and so on.

    Parameters
    ----------
    roots : collection of (module, name)
    stop : collection of str
        Names of functions that nobody may have.

    Returns
    -------
    set of (module, name)
    """
    waiting = {place for place in (origin(*root) for root in roots) if place}
    found = set()
    while waiting:
        module, name = waiting.pop()
        if name in stop:
            continue
        found.add((module, name))
        waiting |= {place for place in _named_in(module, name) if place} - found
    return found


def called_at_import(module):
    """Functions and classes of the package that a module calls outside of its own ones: for its constants.

    Parameters
    ----------
    module : str

    Returns
    -------
    set of (module, name)
    """
    statements = [node for node in parsed(module).body if not isinstance(node, (FUNCTION, CLASS))]
    calls = [node for statement in statements for node in ast.walk(statement) if isinstance(node, ast.Call)]
    return {place for call in calls for place in _named(module, call.func) if place}


def _named_in(module, name):
    """What the code of a function, or a class, names: functions and classes of the package."""
    return _named(module, definitions(module)[name])


def _named(module, code):
    for node in ast.walk(code):
        if isinstance(node, ast.Name):
            yield origin(module, node.id)
        elif isinstance(node, ast.Attribute) and isinstance(node.value, ast.Name):
            source, inner = imports(module).get(node.value.id, (None, ""))
            yield origin(source, node.attr) if inner is None else None
