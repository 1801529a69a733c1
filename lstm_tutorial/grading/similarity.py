"""Answers that resemble each other: a pointer to where a look may be worth while, and no verdict.

An answer becomes a sequence of tokens of its syntax tree, in which names, numbers and layout no longer show. Of its
runs of `RUN` tokens a few are kept as fingerprints, chosen so that any common stretch of `RUN + WINDOW - 1` tokens
leaves one (Schleimer, Wilkerson and Aiken, "Winnowing: local algorithms for document fingerprinting", SIGMOD 2003).
What everyone was shown (the stubs, the package's own code) and what many write alike is no evidence, and is left out.
Answers are compared only with those that share a fingerprint, so the cost grows with the class and not with its square.
"""

import ast
import itertools
import warnings
import zlib
from collections import Counter, defaultdict
from pathlib import Path
from typing import NamedTuple

import lstm_tutorial
from lstm_tutorial.exercise_files import exercise_notebooks
from lstm_tutorial.grading.submission import read_submission
from lstm_tutorial.notebooks import read_notebook

#: Tokens in a run, and runs from each of which one fingerprint at least is kept.
RUN, WINDOW = 10, 5

#: Fingerprints that an answer needs beside the common ones: fewer leave room for chance.
FEWEST = 12

#: From this similarity on, a pair is named.
THRESHOLD = 0.8


class Pair(NamedTuple):
    """Two answers that resemble each other."""

    exercise: str
    first: str  #: name of a submission
    second: str
    similarity: float  #: shared fingerprints as a share of all that either has, from 0 to 1


def similar_pairs(submissions, threshold=THRESHOLD):
    """Find answers that resemble each other.

    Parameters
    ----------
    submissions : iterable of HandIn
    threshold : float
        The least similarity to be named.

    Returns
    -------
    list of Pair
        The most alike first.
    """
    shown = _shown()
    answers = defaultdict(dict)  # exercise -> submission -> fingerprints
    for submission in submissions:
        for notebook in read_submission(submission.path).notebooks:
            for exercise, prints in _answers_in(notebook).items():
                answers[exercise][submission.name] = prints - shown
    pairs = [pair for exercise, prints in answers.items() for pair in _pairs(exercise, prints, threshold)]
    return sorted(pairs, key=lambda pair: (-pair.similarity, pair))


def fingerprints(tree):
    """Take the fingerprints of a piece of Python.

    Parameters
    ----------
    tree : ast.AST

    Returns
    -------
    set of int
        Empty for what is shorter than a run.
    """
    tokens = list(_tokens(tree))
    runs = [zlib.crc32(" ".join(tokens[k : k + RUN]).encode()) for k in range(len(tokens) - RUN + 1)]
    windows = range(max(len(runs) - WINDOW + 1, min(len(runs), 1)))
    return {min(runs[k : k + WINDOW]) for k in windows}


def _tokens(tree):
    """Walk a syntax tree in the order of its text; of a name or a number only that there is one.

    What an attribute is called stays, because `np.tanh` and `np.exp` are different answers.
    """
    for node in ast.iter_child_nodes(tree):
        if isinstance(node, ast.expr_context):
            continue
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant):
            continue  # a docstring
        yield type(node).__name__ + (f".{node.attr}" if isinstance(node, ast.Attribute) else "")
        yield from _tokens(node)
        if isinstance(node, ast.stmt):
            yield ";"


def _shown():
    """The fingerprints of what every learner has before their eyes."""
    package = Path(lstm_tutorial.__file__).parent
    code = [fingerprints(ast.parse(path.read_text(encoding="utf-8"))) for path in package.glob("*.py")]
    return set().union(
        *code, *(prints for path in exercise_notebooks() for prints in _answers_in(read_notebook(path)).values())
    )


def _answers_in(notebook):
    """The fingerprints of every answer in a notebook, by exercise: of the last definition of its function."""
    found = {}
    for cell in notebook.cells:
        try:
            with warnings.catch_warnings():
                warnings.simplefilter("ignore")  # such as of an invalid escape in a string
                nodes = ast.parse(cell.source).body
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            continue
        for node in nodes:
            exercise = node.name.replace("_", "-") if isinstance(node, ast.FunctionDef) else None
            if exercise in notebook.exercises:
                found[exercise] = fingerprints(node)
    return found


def _pairs(exercise, answers, threshold):
    """Compare the answers to one exercise."""
    owners = defaultdict(list)
    for submission, prints in answers.items():
        for fingerprint in prints:
            owners[fingerprint].append(submission)
    common = max(4, min(len(answers) // 20, 40))
    rare = {fingerprint: names for fingerprint, names in owners.items() if len(names) <= common}
    size = Counter(name for names in rare.values() for name in names)
    shared = Counter(
        pair
        for names in rare.values()
        for pair in itertools.combinations(sorted(n for n in names if size[n] >= FEWEST), 2)
    )
    for (first, second), count in shared.items():
        similarity = count / (size[first] + size[second] - count)
        if similarity >= threshold:
            yield Pair(exercise, first, second, similarity)
