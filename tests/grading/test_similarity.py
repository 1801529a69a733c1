"""Answers that were copied are found, others are not, and the cost grows with the class and not with its square."""

import ast
import itertools
import json
import random
import types
from pathlib import Path

import pytest

from lstm_tutorial.exercise_files import exercise_notebooks
from lstm_tutorial.grading import similarity
from lstm_tutorial.grading.class_folder import HandIn
from lstm_tutorial.grading.similarity import RUN, WINDOW, fingerprints, similar_pairs

ROOT = Path(__file__).resolve().parents[2]

#: An answer of some length, with a way of its own.
ORIGINAL = '''
def lstm_backward(dhs, caches):
    """Go back in time."""
    T = len(caches)
    total, later = None, (np.zeros_like(dhs[0]), np.zeros_like(dhs[0]))
    dxs = []
    for t in reversed(range(T)):
        dx, dh, dc, grads = lstm_step_backward(dhs[t] + later[0], later[1], caches[t])
        dxs.insert(0, dx)
        later = dh, dc
        if total is None:
            total = [np.array(g) for g in grads]
        else:
            total = [a + b for a, b in zip(total, grads)]
    return np.stack(dxs), later[0], later[1], type(caches[0].params)(*total)
'''

#: The same with other names, numbers, comments, layout and docstring.
DISGUISED = """
def lstm_backward(dhs, caches):
    # all my own work
    steps = len(caches)
    summed, carried = None, (np.zeros_like(dhs[1]), np.zeros_like(dhs[2]))
    out = []
    for k in reversed(range(steps)):
        a, b, c, d = lstm_step_backward(dhs[k] + carried[0], carried[1],
                                        caches[k])
        out.insert(7, a)

        carried = b, c
        if summed is None: summed = [np.array(x) for x in d]
        else:
            summed = [p + q for p, q in zip(summed, d)]
    return np.stack(out), carried[0], carried[1], type(caches[0].params)(*summed)
"""

#: Another way to the same result.
OTHER = """
def lstm_backward(dhs, caches):
    dh = dc = 0.0
    dxs = np.empty((len(caches), *caches[0].x.shape))
    sums = dict.fromkeys(caches[0].params._fields, 0.0)
    t = len(caches)
    while t:
        t -= 1
        step = lstm_step_backward(dhs[t] + dh, dc, caches[t])
        dxs[t], dh, dc = step[:3]
        for name, gradient in zip(sums, step[3]):
            sums[name] = sums[name] + gradient
    return dxs, dh, dc, caches[0].params._replace(**sums)
"""


@pytest.fixture
def hand_in(tmp_path):
    """``hand_in(name, source)`` writes a submission whose chapter 11 has this answer."""
    stub = next(path for path in exercise_notebooks() if path.stem == "11_backward").read_text(encoding="utf-8")

    def write(name, source):
        raw = json.loads(stub)
        for cell in raw["cells"]:
            if cell["metadata"].get("lstm_tutorial") == {"exercise": "lstm-backward", "role": "solution"}:
                cell["source"] = [source]
        folder = tmp_path / name
        folder.mkdir()
        (folder / "11_backward.ipynb").write_text(json.dumps(raw), encoding="utf-8")
        return HandIn(name, folder)

    return write


def fresh(rng, lines=14):
    """An answer that nobody else has."""
    forms = (
        "{0} = np.{2}({1} {3} {0})",
        "{0}[{1}] {3}= {0}.{2}()",
        "for {0} in {1}.{2}:\n        {1} = {0} {3} {1}",
        "if {0} {3} {1}:\n        {0} = [{1}.{2}]",
        "{0}, {1} = {1}.{2}({0}), -{0}",
        "{0} = lambda x: {1}.{2}(x {3} x)",
    )
    words = ("sum", "dot", "T", "copy", "exp", "mean")
    body = [
        rng.choice(forms).format(*rng.choices("abcdef", k=2), rng.choice(words), rng.choice("+-*@"))
        for _ in range(lines)
    ]
    return "def lstm_backward(dhs, caches):\n    " + "\n    ".join(body)


def test_names_numbers_and_layout_do_not_matter():
    assert fingerprints(ast.parse(ORIGINAL)) == fingerprints(ast.parse(DISGUISED))
    assert not fingerprints(ast.parse(ORIGINAL)) & fingerprints(ast.parse("x = 1"))


def test_a_common_stretch_leaves_a_common_fingerprint():
    """What winnowing promises, for every stretch of so many tokens: a line is two at least, and one for its end."""
    rng = random.Random(0)
    lines = -(-(RUN + WINDOW) // 3)
    for _ in range(200):
        shared = "\n".join(rng.choice(("a = -b", "a.x.y", "a[b]", "a @ b")) for _ in range(lines))
        one, two = fingerprints(ast.parse(f"import os\n{shared}\ndel a")), fingerprints(ast.parse(f"pass\n{shared}\nb"))
        assert one & two


def test_a_disguised_copy_is_pointed_out_and_another_way_is_not(hand_in):
    class_ = [hand_in("Ada", ORIGINAL), hand_in("Ben", DISGUISED), hand_in("Chidi", OTHER)]
    (pair,) = similar_pairs(class_)
    assert (pair.exercise, pair.first, pair.second, pair.similarity) == ("lstm-backward", "Ada", "Ben", 1.0)


def test_a_copy_with_a_line_of_its_own_is_still_alike(hand_in):
    class_ = [
        hand_in("Ada", ORIGINAL),
        hand_in("Ben", DISGUISED.replace("    out = []", "    out = []\n    print(steps)")),
    ]
    (pair,) = similar_pairs(class_, threshold=0.7)
    assert 0.7 <= pair.similarity < 1


def test_what_was_handed_out_what_is_short_and_what_is_no_python_is_no_evidence(hand_in, tmp_path):
    stub = "def lstm_backward(dhs, caches):\n    # YOUR CODE HERE\n    raise NotImplementedError()"
    short = "def lstm_backward(dhs, caches):\n    return dhs, caches"
    package = (ROOT / "lstm_tutorial" / "lstm.py").read_text(encoding="utf-8")
    shown = package[package.index("def lstm_backward") :]
    for source in (stub, short, "def lstm_backward(:", shown):
        class_ = [hand_in(f"{k} {abs(hash(source))}", source) for k in range(3)]
        assert similar_pairs(class_) == []
    (tmp_path / "empty").mkdir()
    (tmp_path / "broken.ipynb").write_text("{", encoding="utf-8")
    assert similar_pairs([HandIn("a", tmp_path / "empty"), HandIn("b", tmp_path / "broken.ipynb")]) == []


def test_what_many_write_alike_is_no_evidence(hand_in):
    rng = random.Random(1)
    class_ = [hand_in(f"same {k}", ORIGINAL) for k in range(12)]
    class_ += [hand_in(f"own {k}", fresh(rng)) for k in range(12)]
    copied = fresh(rng)
    class_ += [hand_in("first", copied), hand_in("second", copied)]
    assert [(pair.first, pair.second) for pair in similar_pairs(class_)] == [("first", "second")]


def test_the_work_grows_with_the_class_and_not_with_its_square(monkeypatch):
    """Counted, not timed: how many pairs of submissions are looked at."""
    rng, looked_at = random.Random(2), []

    def combinations(names, size):
        for pair in itertools.combinations(names, size):
            looked_at.append(pair)
            yield pair

    def pairs(count):
        looked_at.clear()
        answers = {f"{k}": set(rng.sample(range(60 * count), 40)) | set(range(40)) for k in range(count)}
        assert list(similarity._pairs("lstm-step", answers, 0.8)) == []
        return len(looked_at)

    monkeypatch.setattr(similarity, "itertools", types.SimpleNamespace(combinations=combinations))
    small, large = pairs(500), pairs(2000)
    assert 0 < large < 6 * small, "four times the class: about four times the work, not sixteen"
