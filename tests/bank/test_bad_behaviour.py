"""Whatever an answer does while it is checked: nothing is left changed, and nothing turns wrong into right."""

import builtins
import io
import os
import signal
import sys
import threading
import time

import numpy as np
import pytest

from lstm_tutorial.checks import all_exercises, check, judge, limits
from lstm_tutorial.checks.limits import TookTooLong
from lstm_tutorial.checks.running import run

from .odd_answers import raises, right

EXERCISES = all_exercises()


def test_a_check_prints_and_warns_of_nothing_however_much_the_answer_does(capfd, recwarn):
    def talks(*arguments):
        print("x" * 10**6)
        sys.stdout.writelines(["a", "b"])
        sys.stderr.write("error")
        sys.stdout.flush()
        assert not sys.stdout.isatty()
        np.log(np.zeros(1))
        return right(*arguments)

    start = time.perf_counter()
    assert check("forget-gate", talks).passed
    assert time.perf_counter() - start < 2
    assert capfd.readouterr() == ("", "")
    assert not recwarn.list


def endless_in_a_bare_except(*arguments):
    while True:
        try:
            while True:
                sum(range(100))
        except:  # noqa: E722
            pass


def endless_sleep(*arguments):
    while True:
        try:
            time.sleep(60)
        except BaseException:
            continue


def endless(*arguments):
    while True:
        pass


@pytest.mark.parametrize("function", [endless, endless_in_a_bare_except, endless_sleep])
def test_an_endless_loop_is_stopped_and_said_to_be_one(function, monkeypatch):
    monkeypatch.setattr("lstm_tutorial.checks.answer.run", lambda answer, given, limit: run(answer, given, 0.3))
    start = time.perf_counter()
    result = check("forget-gate", function)
    assert time.perf_counter() - start < 5
    assert "did not end within 3 seconds. Is there a loop that never stops?" in result.message
    assert check("forget-gate", right).passed


def test_an_endless_loop_is_stopped_by_a_thread_where_the_system_has_no_timer(monkeypatch):
    monkeypatch.delattr(signal, "setitimer")
    monkeypatch.setattr(sys, "platform", "win32")
    before, handler = threading.active_count(), signal.getsignal(signal.SIGTERM)
    assert limits.can_interrupt()
    assert isinstance(run(endless, {"x": 1}, time_limit=0.2).error, TookTooLong)
    assert run(lambda x: x, {"x": 1}).value == 1
    assert threading.active_count() == before
    assert signal.getsignal(signal.SIGTERM) is handler


def test_the_handler_and_the_timer_are_put_back():
    handler = signal.getsignal(signal.SIGALRM)
    for function in (endless_in_a_bare_except, right):
        run(function, {"x": 1}, time_limit=0.1)
        assert signal.getsignal(signal.SIGALRM) is handler
        assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)


def test_time_that_is_up_as_the_call_ends_does_no_harm():
    outcomes = [run(lambda x: x, {"x": 1}, time_limit=1e-6) for _ in range(2000)]
    assert {outcome.value for outcome in outcomes} <= {1, None}
    assert all(outcome.value == 1 or isinstance(outcome.error, TookTooLong) for outcome in outcomes)


def test_a_platform_that_cannot_interrupt_says_so_once_and_runs_what_ends(monkeypatch, capsys):
    monkeypatch.delattr(signal, "setitimer")
    monkeypatch.setattr(sys, "platform", "emscripten")
    judge._say_that_nothing_stops_a_call.cache_clear()
    assert not limits.can_interrupt()
    assert check("forget-gate", right).passed
    assert "here, nothing stops a function that does not end" in capsys.readouterr().out
    assert check("forget-gate", right).passed
    assert capsys.readouterr().out == ""
    judge._say_that_nothing_stops_a_call.cache_clear()


def test_a_second_thread_cannot_interrupt():
    found = []
    thread = threading.Thread(target=lambda: found.extend([limits.can_interrupt(), run(lambda x: x, {"x": 1}).value]))
    thread.start()
    thread.join()
    assert found == [False, 1]


def test_the_stop_button_of_a_notebook_still_stops():
    with pytest.raises(KeyboardInterrupt):
        check("forget-gate", raises(KeyboardInterrupt()))


@pytest.mark.parametrize("function", [endless, right, raises(ValueError()), lambda *a: sys.settrace(None)])
def test_tracing_that_was_on_stays_on(function):
    def tracer(frame, event, argument):
        return None

    before = sys.gettrace()
    sys.settrace(tracer)
    try:
        run(function, {"x": 1}, time_limit=0.2)
        assert sys.gettrace() is tracer
    finally:
        sys.settrace(before)


def test_tracing_that_an_answer_switches_on_ends_with_it():
    def traces(*arguments):
        sys.settrace(lambda *event: None)
        return right(*arguments)

    before = sys.gettrace()
    assert check("forget-gate", traces).passed
    assert sys.gettrace() is before


def in_place(letter):
    def function(x, h_prev, W_f, U_f, b_f):
        made = right(x, h_prev, W_f, U_f, b_f)
        {"x": x, "h_prev": h_prev, "W_f": W_f, "U_f": U_f, "b_f": b_f}[letter][...] = 7
        return made

    return function


@pytest.mark.parametrize("name", ["x", "h_prev", "W_f", "U_f", "b_f"])
def test_an_argument_that_is_written_to_is_named(name):
    result = check("forget-gate", in_place(name))
    assert result.diagnosis == "writes-to-arguments"
    assert f" {name} changed" in result.message


def test_a_wrong_answer_that_writes_is_told_of_both():
    def function(x, h_prev, W_f, U_f, b_f):
        h_prev += 1
        return right(x, h_prev, W_f, U_f, b_f)

    result = check("forget-gate", function)
    assert not result.passed
    assert "wrong numbers" in result.message
    assert "also writes to h_prev" in result.message


@pytest.mark.parametrize("change", [
    lambda caches: caches.pop(), lambda caches: caches.append(None), lambda caches: caches.clear(),
    lambda caches: caches.__setitem__(0, "x"), lambda caches: caches.reverse(),
], ids=["pop", "append", "clear", "text", "reverse"])  # fmt: skip
def test_a_list_of_caches_that_is_changed_is_noticed(change):
    reference = EXERCISES["lstm-backward"].reference

    def function(dhs, caches):
        made = reference(dhs, caches)
        change(caches)
        return made

    result = check("lstm-backward", function)
    assert result.diagnosis == "writes-to-arguments"
    assert "caches" in result.message


@pytest.mark.parametrize(("module", "name"), [
    (np, "abs"), (np, "isnan"), (np, "array"), (np, "asarray"), (np, "tanh"), (np.testing, "assert_allclose"),
    (np.linalg, "norm"), (np.random, "default_rng"),
], ids=lambda value: value if isinstance(value, str) else value.__name__)  # fmt: skip
def test_numpy_replaced_before_the_check_is_said_and_left_as_it_was(module, name, monkeypatch):
    def replacement(*arguments, **options):
        return 0.0

    monkeypatch.setattr(module, name, replacement)
    result = check("forget-gate", lambda *a: None)
    assert result.diagnosis == "numpy-replaced"
    assert f".{name} is no longer NumPy's own" in result.message
    assert getattr(module, name) is replacement


@pytest.mark.parametrize("name", ["abs", "isnan", "array", "asarray", "array_equal", "shape", "less_equal"])
@pytest.mark.parametrize("answer", [0.0, np.zeros((3, 5)), None], ids=["number", "array", "none"])
def test_numpy_replaced_during_the_check_turns_nothing_right(name, answer, monkeypatch):
    monkeypatch.setattr(np, name, getattr(np, name))     # put back, whatever happens
    own = getattr(np, name)

    def function(*arguments):
        setattr(np, name, lambda *a, **o: True)
        return answer

    result = check("forget-gate", function)
    assert not result.passed
    assert result.diagnosis == "numpy-replaced"
    assert getattr(np, name) is own


def test_numpy_deleted_during_the_check_is_put_back():
    own = np.tanh

    def function(*arguments):
        made = right(*arguments)
        del np.tanh
        return made

    try:
        assert check("forget-gate", function).diagnosis == "numpy-replaced"
        assert np.tanh is own
    finally:
        np.tanh = own


def test_what_is_random_is_said_to_be():
    result = check("forget-gate", lambda x, h, *a: np.random.default_rng().normal(size=h.shape))
    assert result.diagnosis == "not-the-same-twice"
    assert "draws random numbers" in result.message


def test_what_remembers_from_call_to_call_is_said_to():
    def counts(x, h_prev, W_f, U_f, b_f, seen=[]):  # noqa: B006
        seen.append(1)
        return right(x, h_prev, W_f, U_f, b_f) + len(seen)

    assert check("forget-gate", counts).diagnosis == "not-the-same-twice"


def test_remembering_earlier_results_does_not_help():
    results = {}

    def cheats(*arguments):
        shape = arguments[1].shape
        return results.setdefault(shape, right(*arguments))

    assert not [seed for seed in range(20) if check("forget-gate", cheats).passed]


def test_nothing_of_the_process_is_left_changed():
    before = (os.getcwd(), sys.stdout, sys.stderr, np.geterr(), builtins.print, sys.getrecursionlimit())

    def meddles(*arguments):
        sys.stdout = io.StringIO()
        np.seterr(all="raise")
        return None

    check("forget-gate", meddles)
    assert (os.getcwd(), sys.stdout, sys.stderr, np.geterr(), builtins.print, sys.getrecursionlimit()) == before


NO_STEP = '''
def rnn_forward(xs, h_0, W, U, b):
    hs, h = [], h_0
    for x in xs:
        h = rnn_step(x, h, W, U, b)
        hs.append(h)
    return np.array(hs)
'''

BROKEN_STEPS = {
    "missing": "",
    "not written": "def rnn_step(x, h_prev, W, U, b):\n    raise NotImplementedError()",
    "wrong": "def rnn_step(x, h_prev, W, U, b):\n    return x @ W",
    "raises": "def rnn_step(x, h_prev, W, U, b):\n    return 1 / 0",
}


@pytest.mark.parametrize("step", BROKEN_STEPS)
def test_one_mistake_costs_one_exercise(step):
    scope = {"np": np}
    exec(BROKEN_STEPS[step] + NO_STEP, scope)
    before = dict(scope)
    result = check("rnn-forward", scope["rnn_forward"])
    assert result.passed
    assert "It was tried with the right rnn_step. Your own is not right yet" in result.message
    assert scope == before


def test_a_helper_that_only_has_the_name_of_an_earlier_function_stays():
    scope = {"np": np}
    helper = "def rnn_step(a):\n    return np.tanh(a)\n"
    exec(helper + NO_STEP.replace("(x, h, W, U, b)", "(x @ W + h @ U + b)"), scope)
    result = check("rnn-forward", scope["rnn_forward"])
    assert result.passed
    assert "tried with" not in result.message


def test_nbgrader_is_told_by_an_exception(monkeypatch):
    monkeypatch.setenv("NBGRADER_EXECUTION", "autograde")
    assert check("forget-gate", right).passed
    with pytest.raises(AssertionError, match="forget-gate: Not yet"):
        check("forget-gate", lambda *a: None)
    with pytest.raises(AssertionError, match="Not attempted"):
        check("forget-gate", raises(NotImplementedError()))
