"""The judge in the grader: whatever a sandbox sends, nothing turns right, and nothing stops the grader."""

import contextlib
import itertools

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lstm_tutorial.checks import all_exercises
from lstm_tutorial.checks.judge import judge
from lstm_tutorial.checks.limits import TookTooLong
from lstm_tutorial.checks.values import TooMuch
from lstm_tutorial.grading import grade_submission
from lstm_tutorial.grading.answer import GuestAnswer, rebuilt
from lstm_tutorial.grading.endings import Ended, Forged
from lstm_tutorial.grading.guest import Guest
from lstm_tutorial.grading.lending import is_small
from lstm_tutorial.grading.sandbox import channel as channel_module
from lstm_tutorial.grading.views import answering
from lstm_tutorial.notebooks import read_notebook

from .notebooks import ROOT, Book, marks_by_name
from .notebooks import answering as answering_with
from .test_wire import values

NAMES = ["forget-gate", "lstm-step-backward", "numerical-gradient", "bug-in-cell", "train-step", "softmax"]


class Forger(GuestAnswer):
    """An answer in a sandbox that sends whatever it likes."""

    def __init__(self, exercise, replies):
        super().__init__(Impostor(replies), exercise)


class Impostor(Guest):
    """A guest whose process sends what it was told to send, again and again."""

    def __init__(self, replies):
        self._replies = itertools.cycle(replies)
        self.replaced, self.ended = [], 0

    def load(self):
        return False

    def request(self, message, seconds, at=None):
        return next(self._replies)

    def end(self):
        self.ended += 1


told = st.fixed_dictionaries({}, optional={
    "value": values, "written": values, "replaced": values, "line": values,
    "error": values | st.fixed_dictionaries({"kinds": values | st.lists(st.sampled_from(
        ["ValueError", "Exception", "object", "Mine", "TookTooLong", "SystemExit", "ExceptionGroup", "AxisError"]
    )), "text": values}),
})  # fmt: skip
replies = st.lists(values | told | st.lists(told, max_size=8), min_size=1, max_size=4)


@settings(max_examples=200)
@given(st.sampled_from(NAMES), replies)
def test_no_reply_of_any_form_is_right_or_stops_the_grader(name, replies):
    exercise = all_exercises()[name]
    forger = Forger(exercise, replies)
    with contextlib.suppress(Ended, TookTooLong):
        assert forger.about is None or isinstance(forger.about.kind, str)
    forger = Forger(exercise, replies)
    result = judge(exercise, forger, np.random.default_rng(0))
    assert not result.passed or exercise.choices  # the answer to a question is a small number: it may be sent by chance
    assert isinstance(result.message, str)


@settings(max_examples=200)
@given(st.lists(values, min_size=1, max_size=3))
def test_no_message_of_any_form_stops_the_grader(messages):
    class Line:
        def __init__(self):
            self._messages = iter(messages)

        def ready(self, seconds):
            return seconds > 0

        def send(self, message, deadline=None):
            pass

        def receive(self, deadline=None):
            for message in self._messages:
                return message
            raise channel_module.Closed

    class Place:
        def written(self):
            return 0, 0

    guest = Guest(Place(), None, type("Notebook", (), {"cells": []}), ["sigmoid"])
    guest._channel, guest._process = Line(), type("Process", (), {"end": lambda self: 0})()
    at = []
    with contextlib.suppress(Ended, TookTooLong):
        guest.request({"do": "load"}, 1.0, at)
    assert all(type(place) is int for place in at)


@pytest.mark.parametrize(("raised", "kind", "text"), [
    (ValueError("no"), ValueError, "no"),
    (KeyError("k"), KeyError, "'k'"),
    (UnicodeDecodeError("utf-8", b"x", 0, 1, "bad"), UnicodeDecodeError, "'utf-8' codec"),
    (np.linalg.LinAlgError("singular"), np.linalg.LinAlgError, "singular"),
    (np.exceptions.AxisError(2, 1), np.exceptions.AxisError, "axis 2"),
    (OSError(2, "gone"), OSError, "gone"),
    (ExceptionGroup("two", [ValueError()]), Exception, "two"),
    (SystemExit(3), SystemExit, "3"),
    (RecursionError(), RecursionError, ""),
    (type("Mine", (IndexError,), {})("x"), IndexError, "x"),
    (type("Base", (BaseException,), {})("x"), BaseException, "x"),
    (TooMuch("much"), TooMuch, "much"),
    (TookTooLong(), TookTooLong, ""),
], ids=lambda value: type(value).__name__)  # fmt: skip
def test_an_exception_is_rebuilt_as_a_kind_of_the_same(raised, kind, text):
    made = rebuilt([part.__name__ for part in type(raised).__mro__], str(raised))
    assert isinstance(made, kind)
    assert type(made).__name__ == type(raised).__name__
    assert text in str(made)
    assert str(made) == str(raised)


def test_a_function_that_was_lent_for_one_exercise_cannot_be_called_in_the_next(tmp_path):
    book = Book("02_recurrent_cell", solved=True)
    book.answer("rnn-step", (
        "kept = []\n"
        "def rnn_step(x, h_prev, W, U, b):\n"
        "    return np.zeros_like(h_prev)"
    ))  # fmt: skip
    book.answer("rnn-forward", (
        "def rnn_forward(xs, h_0, W, U, b):\n"
        "    kept.append(rnn_step)\n"
        "    hs, h = [], h_0\n"
        "    for x in xs:\n"
        "        h = rnn_step(x, h, W, U, b)\n"
        "        hs.append(h)\n"
        "    return np.array(hs)"
    ))  # fmt: skip
    marks = marks_by_name(grade_submission(book.save(tmp_path)))
    assert (marks["rnn-step"].status, marks["rnn-forward"].status) == ("wrong", "right")


@pytest.mark.parametrize(("argument", "small"), [
    (np.zeros((4, 3, 6, 5)), True),
    ((np.zeros((3, 5)), {"W": np.zeros((5, 5))}, 0.5, None, 7), True),
    (np.zeros((1, 24_000), np.int8), False),
    (np.zeros((30_000, 0)), False),
    (np.zeros((2,) * 10), False),
    ([[[[np.zeros((2, 2))]]]], False),
    ([0.0] * 24_000, False),
    (10**100, False),
])  # fmt: skip
def test_what_the_grader_itself_computes_for_a_sandbox_is_small(argument, small, tmp_path):
    assert is_small(argument) is small
    guest = Guest(None, tmp_path, read_notebook(ROOT / "exercises" / "06_forget_gate.ipynb"), ["forget-gate"])
    guest.may_call = lambda name: lambda *arguments, **options: "computed"
    for request in ({"arguments": [argument], "options": {}}, {"arguments": [], "options": {"z": argument}}):
        assert (guest._answer({"call": "activations.softmax", **request}) == {"value": "computed"}) is small


def test_the_grader_knows_that_the_gates_have_one_form():
    assert answering("07_input_gate") >= {"input_gate", "candidate", "forget_gate"}


def test_what_an_exercise_leaves_on_the_line_is_not_the_next_ones_fault(monkeypatch):
    """A message that comes late is taken for the answer to the next question; that is asked once more only."""
    left = []

    def request(self, message, seconds, at=None):
        if message.get("function") == "forget_bias_for_lag" and left:
            self.end()
            raise left.pop()
        return ask(self, message, seconds, at)

    ask = Guest.request
    monkeypatch.setattr(Guest, "request", request)
    for times, status in [(1, "right"), (2, "refused")]:
        left[:] = [Forged("sent the grader something")] * times
        marks = marks_by_name(grade_submission(ROOT / "solutions" / "06_forget_gate.ipynb"))
        assert not left
        assert marks.pop("forget-bias-for-lag").status == status
        assert {mark.status for mark in marks.values()} == {"right"}


def test_a_line_of_the_learners_own_is_quoted(tmp_path):
    source = "def forget_gate(x, h_prev, W_f, U_f, b_f):\n    a = x @ W_f\n    return a @ x  # here"
    marks = grade_submission(answering_with("forget-gate", source).save(tmp_path))
    assert "return a @ x  # here" in marks.exercises[0].message
