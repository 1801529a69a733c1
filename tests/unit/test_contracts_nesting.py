"""Only the outermost checked call looks: measured by counting, also after errors and between threads."""

import threading

import numpy as np
import pytest

from lstm_tutorial import contracts
from lstm_tutorial.contracts import expects
from lstm_tutorial.gates import forget_gate
from lstm_tutorial.lstm import lstm_backward, lstm_forward
from lstm_tutorial.rnn import rnn_forward

from .cells import Shape, draw_sequence

PATIENCE = 20  # seconds; reached only where two threads wait for each other for ever


@pytest.fixture
def looks(monkeypatch):
    """The names of the functions that looked at their arguments."""
    names, check = [], contracts.check_shapes

    def counted(name, *rest):
        names.append(name)
        return check(name, *rest)

    monkeypatch.setattr(contracts, "check_shapes", counted)
    return names


@expects(a="B")
def inner(a):
    return a.sum()


@expects(a="B")
def outer(a, then=lambda: None):
    then()
    return inner(a)


@expects(a="B")
def raising(a):
    raise RuntimeError("inside")


def test_a_long_sequence_is_looked_at_once(looks):
    s = draw_sequence("lstm", Shape(50, 2, 3, 4), 0)
    _, _, cache = lstm_forward(s.xs, s.h_0, s.c_0, s.params)
    assert looks == ["lstm_forward"]
    lstm_backward(s.dhs, cache)
    assert looks == ["lstm_forward", "lstm_backward"]


def test_each_call_from_outside_is_looked_at(looks):
    inner(np.ones(2))
    outer(np.ones(2))
    inner(np.ones(2))
    assert looks == ["inner", "outer", "inner"]


def test_what_a_checked_function_hands_on_is_not_looked_at_again(looks):
    assert outer(np.ones(2), then=lambda: inner(np.ones((2, 2)))) == 2
    assert looks == ["outer"]


def test_after_an_error_inside_the_next_call_is_looked_at(looks):
    for _ in range(2):
        with pytest.raises(RuntimeError, match="inside"):
            raising(np.ones(2))
    with pytest.raises(ValueError, match="outer: a has shape"):
        outer(np.ones((2, 2)))
    assert looks == ["raising", "raising", "outer"]


def test_after_a_refusal_the_next_call_is_looked_at(looks):
    for _ in range(2):
        with pytest.raises(ValueError, match="outer: a is a list"):
            outer([1.0])
    assert outer(np.ones(3)) == 3
    assert looks == ["outer"] * 3


def test_an_error_in_an_inner_call_that_was_caught_does_not_wake_the_checks(looks):
    def fail():
        with pytest.raises(RuntimeError, match="inside"):
            raising(np.ones(2))

    outer(np.ones(2), then=fail)
    assert looks == ["outer"]


def test_an_interrupt_wakes_the_checks_again():
    def interrupt():
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        outer(np.ones(2), then=interrupt)
    with pytest.raises(ValueError, match="outer: a is a list"):
        outer([1.0])


def run_in_thread(function):
    """Run to the end in another thread; its result, or the exception that ended it."""
    outcome = []

    def run():
        try:
            outcome.append(function())
        except Exception as error:
            outcome.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    thread.join(PATIENCE)
    assert outcome, "the thread did not come back"
    return outcome[0]


def test_while_one_thread_is_inside_another_is_looked_at(looks):
    failures = []
    total = outer(np.ones(2), then=lambda: failures.append(run_in_thread(lambda: outer([1.0]))))
    assert isinstance(failures[0], ValueError)
    assert "outer: a is a list" in str(failures[0])
    assert total == 2
    assert looks == ["outer", "outer"]  # and not a third time by the first thread's inner call


def test_a_thread_that_fails_inside_leaves_the_other_inside(looks):
    failures = []
    outer(np.ones(2), then=lambda: failures.append(run_in_thread(lambda: raising(np.ones(2)))))
    assert isinstance(failures[0], RuntimeError)
    assert looks == ["outer", "raising"]


def test_many_threads_each_get_their_own_answer():
    s = draw_sequence("rnn", Shape(30, 2, 3, 4), 0)
    wanted, _ = rnn_forward(s.xs, s.h_0, s.params)
    start, outcomes = threading.Barrier(8), []

    def work(k):
        start.wait(PATIENCE)
        for _ in range(5):
            try:
                outcomes.append((k, rnn_forward(s.xs, s.h_0 if k % 2 else s.h_0[:1], s.params)[0]))
            except ValueError as error:
                outcomes.append((k, error))

    threads = [threading.Thread(target=work, args=(k,), daemon=True) for k in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(PATIENCE)
    assert len(outcomes) == 40
    for k, outcome in outcomes:
        if k % 2:
            np.testing.assert_array_equal(outcome, wanted)
        else:
            assert "one row for the whole batch" in str(outcome)


def test_too_few_arguments_are_a_type_error_that_names_what_is_missing():
    with pytest.raises(TypeError, match="b_f"):
        forget_gate(np.ones((1, 1)), np.ones((1, 1)), np.ones((1, 1)), np.ones((1, 1)))
