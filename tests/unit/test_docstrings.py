"""What a reader imports says in numpydoc what it takes and returns; everything public says what it is.

A reader imports from the package's modules (`lstm_tutorial.lstm`), and from its packages what their `__all__` names
(`lstm_tutorial.plotting`). In the modules inside a package, the rest is its own business: a sentence is enough.
"""

import ast
import itertools

import pytest

from .package_source import SOURCES, functions_of


def is_public(name):
    return not any(part.startswith("_") or part == "<locals>" for part in name.split("."))


def takes_arguments(node):
    a = node.args
    names = [arg.arg for arg in (*a.posonlyargs, *a.args, *a.kwonlyargs, *filter(None, (a.vararg, a.kwarg)))]
    return bool(set(names) - {"self", "cls"})


def gives(node, kind):
    """Whether the function's own body, not that of a function in it, returns (or yields) a value."""
    inner = {
        below
        for child in ast.walk(node)
        if child is not node and isinstance(child, (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda))
        for below in ast.walk(child)
    }
    return any(isinstance(n, kind) and n.value is not None for n in ast.walk(node) if n not in inner)


def has_section(docstring, title):
    lines = [line.strip() for line in docstring.splitlines()]
    return any(one == title and two == "-" * len(title) for one, two in itertools.pairwise(lines))


def exported_by(source):
    """The names in a source's ``__all__``."""
    for node in ast.parse(source).body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", None) == "__all__":
            return {element.value for element in node.value.elts}
    return set()


def for_readers(module, name):
    """Whether a reader can be expected to import this."""
    _, *parts = module.split(".")
    exported = exported_by(SOURCES[".".join(module.split(".")[:2])])
    return len(parts) <= 1 or name.split(".")[0] in exported


def missing_from(source, is_for_readers=lambda name: True):
    """What the public functions and classes of a source leave unsaid."""
    tree, missing = ast.parse(source), []
    if tree.body and not ast.get_docstring(tree):
        missing.append("the module's docstring")
    for node in ast.walk(tree):
        if isinstance(node, ast.ClassDef) and is_public(node.name) and not ast.get_docstring(node):
            missing.append(f"{node.name}: docstring")
    for name, node in functions_of(source):
        if not is_public(name):
            continue
        docstring = ast.get_docstring(node)
        if not docstring:
            missing.append(f"{name}: docstring")
        elif is_for_readers(name) and takes_arguments(node):
            if not has_section(docstring, "Parameters"):
                missing.append(f"{name}: Parameters")
            if gives(node, ast.Return) and not has_section(docstring, "Returns"):
                missing.append(f"{name}: Returns")
            if gives(node, (ast.Yield, ast.YieldFrom)) and not has_section(docstring, "Yields"):
                missing.append(f"{name}: Yields")
    return missing


@pytest.mark.parametrize("module", SOURCES)
def test_everything_public_says_what_it_takes_and_returns(module):
    assert missing_from(SOURCES[module], lambda name: for_readers(module, name)) == []


def test_what_a_reader_imports_is_known_by_its_place_or_by_name():
    assert for_readers("lstm_tutorial.lstm", "lstm_step")
    assert for_readers("lstm_tutorial.plotting.style", "use_book_style")
    assert for_readers("lstm_tutorial.checks.judge", "check")
    assert not for_readers("lstm_tutorial.checks.judge", "anything_else")


GOOD = '''"""A module."""
def double(x):
    """Twice.

    Parameters
    ----------
    x : float

    Returns
    -------
    float
    """
    return 2 * x
'''


def test_a_complete_docstring_is_accepted():
    assert missing_from(GOOD) == []
    assert missing_from('"""M."""\ndef seven():\n    """Seven."""\n    return 7\n') == []
    assert missing_from('"""M."""\ndef _hidden(x):\n    return x\n') == []


@pytest.mark.parametrize(("changed", "wanted"), [
    (GOOD.replace('"""A module."""\n', ""), ["the module's docstring"]),
    (GOOD.replace("Parameters", "Arguments"), ["double: Parameters"]),
    (GOOD.replace("    Returns\n    -------\n    float\n", ""), ["double: Returns"]),
    (GOOD.replace("----------", "------"), ["double: Parameters"]),
    (GOOD.replace("return", "yield"), ["double: Yields"]),
    ('"""M."""\nclass Thing:\n    def do(self):\n        pass\n', ["Thing: docstring", "Thing.do: docstring"]),
])  # fmt: skip
def test_what_is_missing_is_named(changed, wanted):
    assert missing_from(changed) == wanted
