"""Nothing grows beyond what can be read at a sitting: a function a screen, a module an essay."""

import ast

import pytest

from .package_source import SOURCES, functions_of

LONGEST_FUNCTION = 60  # lines, its docstring left out
LONGEST_MODULE = 300


def lines_of(node):
    """The lines of a function, decorators and signature included, docstring left out."""
    lines = node.end_lineno - node.lineno + 1
    first = node.body[0]
    if ast.get_docstring(node) is not None:
        lines -= first.end_lineno - first.lineno + 1
    return lines


@pytest.mark.parametrize("module", SOURCES)
def test_no_function_is_longer_than_a_screen(module):
    lengths = {name: lines_of(node) for name, node in functions_of(SOURCES[module])}
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


@pytest.mark.parametrize("module", SOURCES)
def test_no_module_wants_to_be_two(module):
    assert len(SOURCES[module].splitlines()) <= LONGEST_MODULE


def test_the_docstring_does_not_count_and_methods_do():
    source = 'class A:\n    def f(self):\n        """One\n\n        two."""\n        x = 1\n        return x\n'
    assert {name: lines_of(node) for name, node in functions_of(source)} == {"A.f": 3}
