"""What of a notebook has to run before its answers can be judged.

Not the checks; and of the rest only those statements on which an answer depends, so that a figure, or an
experiment that takes its time, does not keep the learner waiting. In doubt a statement runs.
"""

import ast
import builtins
import functools
import itertools
import linecache
import re
import symtable
import sys
import traceback
import types
import warnings
from collections import Counter
from typing import NamedTuple

#: By these, code can define what no reading of it finds: a statement that uses one always runs.
OPAQUE = {"exec", "eval", "globals", "setattr"}

#: What a notebook's own calls of these find out is found out here anyway.
CHECKS = {"check", "hint"}


class Step(NamedTuple):
    """What of one cell has to run."""

    cell: tuple  #: a `lstm_tutorial.notebooks.Cell`
    body: list  #: statements of its syntax tree
    error: str | None = None  #: why it has none: it is no Python


class Statement(NamedTuple):
    """A statement at the left margin of a cell."""

    cell: tuple
    node: ast.stmt
    gives: set  #: global names that it binds or changes
    uses: set  #: global names that it reads, in functions too


def program(notebook):
    """Find what has to run, in this order, to define the answers.

    As when the notebook runs from top to bottom, the last definition of a function counts; but neither a stub
    that was left as it is nor the package's own function, imported later, ever replaces an answer.

    Parameters
    ----------
    notebook : Notebook

    Returns
    -------
    list of Step
        One for each cell that matters, and for each that is no Python.
    """
    wanted = {name.replace("-", "_") for name in notebook.exercises}
    statements, broken, effects = [], [], {}
    for cell in notebook.cells:
        try:
            nodes = _parse(cell.source) if cell.role != "check" else []
            statements += [Statement(cell, node, *_names(node, text, effects)) for node, text in nodes]
        except (SyntaxError, ValueError, RecursionError, MemoryError) as error:
            line = f", line {error.lineno}" if getattr(error, "lineno", None) else ""
            broken.append(Step(cell, [], f"{type(error).__name__}: {getattr(error, 'msg', error)}{line}"))
    own = [s for s in statements if not is_stub(s.node) and not _is_of_the_package(s.node)]
    answered = {name for s in own for name in s.gives & wanted}
    statements = [s for s in map(functools.partial(_without, answered), statements) if s is not None]
    steps = itertools.groupby(_needed(statements, wanted), key=lambda s: s.cell)
    return sorted([Step(cell, [s.node for s in group]) for cell, group in steps] + broken, key=lambda s: s.cell.index)


def namespace_of_a_notebook():
    """Make a place for a notebook's code to run in: a module named as in Jupyter.

    Returns
    -------
    dict
    """
    module = sys.modules["__main__"] = types.ModuleType("__main__")
    module.display = lambda *values, **options: None
    return vars(module)


def run_step(step, namespace):
    """Run what is needed of a cell.

    Parameters
    ----------
    step : Step
    namespace : dict

    Returns
    -------
    str or None
        What is wrong with it, in words.
    """
    name, source = f"<cell {step.cell.index}>", step.cell.source
    linecache.cache[name] = (len(source), None, source.splitlines(keepends=True), name)  # for whoever quotes a line
    try:
        for node in step.body:
            exec(compile(ast.Module([node], []), name, "exec"), namespace)
    except NotImplementedError:  # it tried out what is still to be written
        return None
    except BaseException as error:
        lines = [frame.lineno for frame in traceback.extract_tb(error.__traceback__) if frame.filename == name]
        line = getattr(error, "lineno", None) or (lines and lines[0])
        return f"{type(error).__name__}: {getattr(error, 'msg', error)}" + (f", line {line}" if line else "")
    return None


def is_stub(node):
    """Whether a statement is a function that only raises NotImplementedError.

    Parameters
    ----------
    node : ast.stmt

    Returns
    -------
    bool
    """
    body = node.body if isinstance(node, ast.FunctionDef) else []
    return len(body) == 1 and re.fullmatch(r"raise NotImplementedError(\(\))?", ast.unparse(body[0])) is not None


def _is_of_the_package(node):
    """Whether a statement takes names from this package."""
    return isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "lstm_tutorial"


def _without(answered, statement):
    """A statement without what would replace an answer; None if nothing is left of it."""
    node, gives = statement.node, statement.gives & answered
    if not gives or not (is_stub(node) or _is_of_the_package(node)):
        return statement
    names = [] if is_stub(node) else [a for a in node.names if (a.asname or a.name) not in answered]
    if not names:
        return None
    return statement._replace(node=ast.ImportFrom(node.module, names, node.level), gives=statement.gives - gives)


def _needed(statements, wanted):
    """Those statements that give a wanted name, or one that a statement so found uses."""
    chosen, used = set(), set(wanted)
    while new := {k for k, s in enumerate(statements) if s.gives & used or s.uses & OPAQUE or "*" in s.gives} - chosen:
        chosen |= new
        used |= {name for k in new for name in statements[k].uses}
    return [statements[k] for k in sorted(chosen)]


def _parse(source):
    """The statements of a cell and their texts, without IPython's own lines and bare calls of check and hint."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # such as of an invalid escape in a string
        try:
            nodes = ast.parse(source).body
        except SyntaxError:
            source = _without_magics(source)
            nodes = ast.parse(source).body
    lines = re.split(r"\r\n?|\n", source)
    places = [(_first_line(node) - 1, node.end_lineno - 1) for node in nodes]
    ends = Counter(line for place in places for line in set(place))  # more than one on a line: a = 1; b = 2
    return [
        (node, "\n".join(lines[first : last + 1]) if ends[first] == ends[last] == 1 else ast.unparse(node))
        for node, (first, last) in zip(nodes, places, strict=True)
        if not (isinstance(node, ast.Expr) and _root(node.value) in CHECKS)
    ]


def _first_line(node):
    """Where a statement begins: with its first decorator, if it has any."""
    return min([node.lineno, *(decorator.lineno for decorator in getattr(node, "decorator_list", ()))])


def _without_magics(source):
    """Take out what only IPython understands: %magic, !command, help?; a %%cell of another language whole."""
    if cell_magic := re.match(r"\s*%%(\w+).*\n?", source):
        source = "\n" + source[cell_magic.end() :] if cell_magic[1] in ("time", "timeit", "capture") else ""
    return re.sub(r"^([ \t]*)(?:[%!?].*|[\w.]+\?{1,2}[ \t]*)$", r"\1pass", source, flags=re.MULTILINE)


def _names(node, text, effects):
    """(gives, uses) of a statement. `effects`: function -> what it changes when called; added to in passing."""
    binds, uses = set(), set()
    tables = [_symbols(node, text)]
    for table in tables:  # grows while it is walked
        tables += table.get_children()
        for symbol in table.get_symbols():
            outermost = table is tables[0]
            if symbol.is_referenced() and (outermost or symbol.is_global()):
                uses.add(symbol.get_name())
            if (symbol.is_assigned() or symbol.is_imported()) and (outermost or symbol.is_declared_global()):
                binds.add(symbol.get_name())
    if isinstance(node, ast.ImportFrom) and node.names[0].name == "*":
        binds.add("*")
    changes = _changed(node).union(*(effects.get(name, ()) for name in uses))
    if isinstance(node, (ast.FunctionDef, ast.ClassDef)):
        effects[node.name] = (changes | binds) - {node.name}
        return {node.name}, uses
    return binds | changes, uses


def _symbols(node, text):
    """The symbol table of a statement; made of its own text, where that can be read alone: that is quickest."""
    try:
        return symtable.symtable(text, "cell", "exec")
    except SyntaxError:  # such as with the end of another statement before it
        return symtable.symtable(ast.unparse(node), "cell", "exec")


def _changed(node):
    """Names of what a statement writes into (a.b = c, a[i] = c), or hands to a bare call (a.append(b), f(a))."""
    changed, waiting = set(), [node]
    while waiting:  # as ast.walk, at a third of its price
        child = waiting.pop()
        for part in map(child.__dict__.get, child._fields):
            waiting += [part] if isinstance(part, ast.AST) else filter(_is_node, part) if type(part) is list else ()
        if isinstance(child, (ast.Attribute, ast.Subscript)) and not isinstance(child.ctx, ast.Load):
            changed.add(_root(child))
        elif isinstance(child, ast.Expr) and isinstance(child.value, ast.Call):
            call = child.value
            if isinstance(call.func, ast.Attribute):
                changed.add(_root(call))
            if not (isinstance(call.func, ast.Name) and hasattr(builtins, call.func.id)):
                changed |= {arg.id for arg in call.args if isinstance(arg, ast.Name)}
    return changed - {None}


def _is_node(part):
    return isinstance(part, ast.AST)


def _root(node):
    """The name with which an expression such as a.b[i].c(d) begins; None if it begins otherwise."""
    while isinstance(node, (ast.Attribute, ast.Subscript, ast.Call)):
        node = node.func if isinstance(node, ast.Call) else node.value
    return node.id if isinstance(node, ast.Name) else None
