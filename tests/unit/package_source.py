"""The package's source, parsed: for tests of its form."""

import ast
from pathlib import Path

import lstm_tutorial

ROOT = Path(lstm_tutorial.__file__).parent
FILES = sorted(ROOT.rglob("*.py"))


def dotted(path):
    """A file's name as it is imported: "lstm_tutorial.plotting.palette"."""
    parts = (ROOT.name, *path.relative_to(ROOT).with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


SOURCES = {dotted(path): path.read_text(encoding="utf-8") for path in FILES}
PACKAGES = {dotted(path) for path in FILES if path.name == "__init__.py"}


def imports_of(module, source, is_package=False):
    """Every name that a module's source imports, in full: relative ones resolved, inside functions too.

    ``from lstm_tutorial import fused`` gives "lstm_tutorial.fused".
    """
    names = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            base = node.module or ""
            if node.level:
                kept = module.split(".")[: -node.level + is_package or None]
                base = ".".join([*kept, base] if base else kept)
            names |= {f"{base}.{alias.name}" for alias in node.names}
    return names


def functions_of(source):
    """Yield (name, node) of every function and method; a method's name is "Class.method"."""

    def walk(node, prefix):
        for child in ast.iter_child_nodes(node):
            if isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef)):
                yield f"{prefix}{child.name}", child
                yield from walk(child, f"{prefix}{child.name}.<locals>.")
            elif isinstance(child, ast.ClassDef):
                yield from walk(child, f"{prefix}{child.name}.")
            else:
                yield from walk(child, prefix)

    yield from walk(ast.parse(source), "")
