"""What can be read off a cell's code without running it."""

import ast
import functools

from IPython.core.inputtransformer2 import TransformerManager

SHOWS = {"print", "display", "show", "check"}


@functools.cache
def parse_cell(source):
    """The syntax tree of a cell, ``%magics`` and ``!commands`` read as the calls that they are.

    A cell that is no Python gives an empty tree: what is wrong with it is said when it is run.
    """
    try:
        return ast.parse(TransformerManager().transform_cell(source))
    except SyntaxError:
        return ast.Module(body=[], type_ignores=[])


def shows_something(source):
    """Whether a line of a cell is a call of ``print``, ``display``, ``plt.show`` or ``check``."""
    return any(
        isinstance(statement, ast.Expr)
        and isinstance(statement.value, ast.Call)
        and ast.unparse(statement.value.func).rpartition(".")[2] in SHOWS
        for statement in parse_cell(source).body
    )
