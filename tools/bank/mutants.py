"""Mutants: the solutions with one mistake each, made by machine. A check that lets one pass is a check with a hole."""

import ast
import copy
import json
from typing import NamedTuple

import numpy as np

from lstm_tutorial.checks import all_exercises, check
from tools.bank.answers import BANK
from tools.bank.mutations import alternatives
from tools.bank.solutions import solutions

EQUIVALENT = BANK / "equivalent_mutants.json"

#: A mutant has to be rejected with each of these.
SEEDS = (0, 1, 2)


class Mutant(NamedTuple):
    """A solution with one mistake."""

    exercise: str
    was: str  #: the statement as it was
    line: str  #: the statement with the mistake
    source: str  #: the whole cell

    @property
    def key(self):
        """What the reviewed list knows it by."""
        return self.exercise, self.was, self.line

    def survives(self, seeds=SEEDS):
        """The seeds with which the check lets it pass.

        Parameters
        ----------
        seeds : iterable of int

        Returns
        -------
        list of int
        """
        try:
            function = solutions()[self.exercise].function(self.source)
        except SyntaxError:
            return []
        return [seed for seed in seeds if check(self.exercise, function, seed=seed).passed]


def mutants(name):
    """All mutants of an exercise's solution, always in the same order.

    Parameters
    ----------
    name : str
        The exercise.

    Returns
    -------
    list of Mutant
    """
    tree = ast.parse(solutions()[name].source)
    made, seen = [], {ast.unparse(tree)}
    for place, node in enumerate(ast.walk(tree)):
        for k in range(len(alternatives(node))):
            made.append(_changed(name, tree, place, k))
    made += _that_write(name, tree)
    distinct = []
    for mutant in made:
        if mutant.source not in seen:
            seen.add(mutant.source)
            distinct.append(mutant)
    return distinct


def reviewed():
    """The mutants that were looked at and found to be right answers.

    Returns
    -------
    dict
        (exercise, statement as it was, statement with the change) -> why it changes nothing.
    """
    entries = json.loads(EQUIVALENT.read_text(encoding="utf-8"))
    return {(entry["exercise"], entry["was"], entry["line"]): entry["why"] for entry in entries}


def _changed(name, tree, place, k):
    """The mutant with alternative `k` at a place, counted as `ast.walk` does."""
    tree = copy.deepcopy(tree)
    old = list(ast.walk(tree))[place]
    statement = _statement_of(tree, old)
    was, new = _first_line(statement), alternatives(old)[k]
    for parent in ast.walk(tree):
        for field, value in ast.iter_fields(parent):
            if value is old:
                setattr(parent, field, new)
            elif isinstance(value, list):
                value[:] = [new if item is old else item for item in value]
    line = _first_line(new if statement is old else statement)
    return Mutant(name, was, line, ast.unparse(ast.fix_missing_locations(tree)))


def _statement_of(tree, node):
    """The innermost statement that holds a node."""
    holders = [one for one in ast.walk(tree) if isinstance(one, ast.stmt) and any(n is node for n in ast.walk(one))]
    return holders[-1]


def _first_line(statement):
    return ast.unparse(ast.fix_missing_locations(statement)).split("\n")[0]


def _that_write(name, tree):
    """Mutants that write to an argument, once the results are made."""
    case = all_exercises()[name].inputs.cases(np.random.default_rng(0))[0]
    made = []
    for argument, value in case.arguments.items():
        written = _writing(argument, value)
        if written is None:
            continue
        copied = copy.deepcopy(tree)
        body = copied.body[0].body
        result = ast.Assign([ast.Name("results", ast.Store())], body[-1].value)
        body[-1:] = [result, ast.parse(written).body[0], ast.parse("return results", mode="exec").body[0]]
        made.append(Mutant(name, "return", written, ast.unparse(ast.fix_missing_locations(copied))))
    return made


def _writing(name, value):
    """A statement that writes to an argument; None for a number, a function, whole numbers."""
    if isinstance(value, np.ndarray):
        return f"{name}[...] = {name} + 1"
    if isinstance(value, list):
        return f"{name}.reverse()" if hasattr(value[0], "_fields") else f"{name}[0][...] = 0"
    if hasattr(value, "_fields") and not callable(value):
        fields = [field for field, part in value._asdict().items() if isinstance(part, np.ndarray)]
        return f"{name}.{fields[0]}[...] = 0" if fields else None
    return None
