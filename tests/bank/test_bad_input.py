"""Whatever is handed to a check, it answers in words: never a traceback from inside, never right for wrong."""

import ast
import functools
import re

import numpy as np
import pytest

from lstm_tutorial.checks import all_exercises, check, hint

from .odd_answers import BAD, Anything, LiesAboutItsShape, right

EXERCISES = all_exercises()
FUNCTIONS = [name for name in EXERCISES if not EXERCISES[name].choices]
QUESTIONS = [name for name in EXERCISES if EXERCISES[name].choices]


@pytest.mark.parametrize("kind", BAD)
def test_each_bad_answer_gets_its_own_words(kind):
    function, words = BAD[kind]
    result = check("forget-gate", function, seed=0)
    assert not result.passed
    assert result.attempted
    assert words in result.message
    assert len(result.message) < 2000
    assert result.message in repr(result)
    assert "Not yet" in result._repr_html_()


def test_each_kind_of_bad_answer_is_told_from_the_others():
    kinds = {}
    for kind, (function, _) in BAD.items():
        kinds.setdefault(check("forget-gate", function, seed=0).message, []).append(kind)
    assert [alike for alike in kinds.values() if len(alike) > 1] == [
        ["none", "nothing returned"], ["objects", "objects equal to everything"],
        ["equal to everything", "lying shape"], ["number equal to everything", "a number"],
    ]  # fmt: skip


#: Every kind of bad answer, each to every third exercise.
PAIRS = [(kind, name) for k, kind in enumerate(BAD) for name in FUNCTIONS[k % 3 :: 3]]


@pytest.mark.parametrize(("kind", "name"), PAIRS)
def test_no_bad_answer_to_any_exercise_ends_in_a_traceback(kind, name):
    function, _ = BAD[kind]
    result = check(name, function, seed=1)
    assert not result.passed
    assert result.message


@pytest.mark.parametrize("name", QUESTIONS)
@pytest.mark.parametrize(("answer", "slug", "words"), [
    (None, "nothing-returned", "print shows a number, return hands it back"),
    ("3", "text-for-number", "You return a text, '3'."),
    ("x" * 10**6, "text-for-number", "without quotes"),
    (99, "no-such-answer", "You return 99, which is none of the answers"),
    (True, "no-such-answer", "You return True, which is none of the answers"),
    ([1, 2], "no-such-answer", "You return [1, 2], which is none of the answers"),
    (np.zeros(10**6), "no-such-answer", "which is none of the answers"),
    (Anything(), "no-such-answer", "You return something of type tests.bank.odd_answers.Anything, which"),
    (1j, "no-such-answer", "You return something of type complex, which"),
    (float("nan"), "no-such-answer", "You return nan, which is none of the answers"),
], ids=["none", "text", "long", "other", "boolean", "list", "array", "object", "complex", "nan"])  # fmt: skip
def test_what_is_no_answer_to_a_question_is_told_the_choices(name, answer, slug, words):
    result = check(name, lambda: answer)
    assert not result.passed
    assert result.diagnosis == slug
    assert words in result.message
    assert f"Return one of {EXERCISES[name].choices[0]}, " in result.message
    assert len(result.message) < 300


@pytest.mark.parametrize("name", QUESTIONS[:2])
def test_an_error_in_the_answer_to_a_question_is_described(name):
    result = check(name, lambda: three)  # noqa: F821
    assert result.message.startswith("Your function raised NameError: name 'three' is not defined.")


@pytest.mark.parametrize(("given", "words"), [
    (np.zeros((3, 5)), "got something of type ndarray"),
    (None, "got something of type NoneType"),
    ("forget_gate", "got something of type str"),
    (type("forget_gate", (), {"__call__": right}), "got a class"),
], ids=["array", "none", "text", "class"])  # fmt: skip
def test_what_is_no_function_is_explained(given, words):
    result = check("forget-gate", given)
    assert result.diagnosis == "not-a-function"
    assert words in result.message
    assert 'check("forget-gate", forget_gate)' in result.message


def test_a_check_without_a_function_says_what_to_write():
    result = check("lstm-step")
    assert (result.passed, result.attempted, result.diagnosis) == (False, False, "no-function")
    assert 'Write check("lstm-step", lstm_step), without calling the function.' in result.message
    assert "The name comes first, in quotes; the function second." in check(right).message


class Gate:
    def __call__(self, x, h_prev, W_f, U_f, b_f):
        return right(x, h_prev, W_f, U_f, b_f)

    def method(self, *arguments):
        return right(*arguments)


@pytest.mark.parametrize("function", [
    right,
    lambda x, h, W, U, b: right(x, h, W, U, b),
    Gate(),
    Gate().method,
    functools.partial(right),
    functools.wraps(right)(lambda *a: right(*a)),
    lambda x, h_prev, W_f, U_f, b_f, scale=1.0: scale * right(x, h_prev, W_f, U_f, b_f),
    lambda *a: right(*a).view(LiesAboutItsShape),
    lambda *a: np.asfortranarray(right(*a)),
    lambda *a: np.stack([right(*a), right(*a)])[0],
], ids=[
    "def", "lambda", "callable", "method", "partial", "wrapped", "default", "subclass", "fortran", "view",
])  # fmt: skip
def test_a_right_answer_of_an_unusual_kind_passes(function):
    result = check("forget-gate", function, seed=0)
    assert result.passed, result.message


@pytest.mark.parametrize(("name", "near"), [
    ("forgt-gate", "forget-gate"), ("forget_gate", "forget-gate"), ("Forget Gate", "forget-gate"),
    ("sofmax", "softmax"), ("lstm_step_backwards", "lstm-step-backward"), ("rnn-foward", "rnn-forward"),
    ("adam", "adam-step"),
])  # fmt: skip
def test_a_misspelt_name_is_answered_with_the_nearest(name, near):
    result = check(name, right)
    assert (result.passed, result.attempted, result.diagnosis) == (False, False, "unknown-exercise")
    assert f"There is no exercise named '{name}'. Did you mean '{near}'?" in result.message
    assert str(result).startswith(f"? {name}: Unknown exercise. ")
    assert "Not attempted" not in result._repr_html_()


def test_a_hint_for_a_misspelt_name_offers_the_nearest(capsys):
    hint("forgt-gate")
    assert "Did you mean 'forget-gate'?" in capsys.readouterr().out


@pytest.mark.parametrize("name", [right, None, ["forget-gate"], np.zeros(3), 6], ids=lambda name: type(name).__name__)
def test_what_is_no_name_is_told_what_one_looks_like(name):
    result = check(name, right)
    assert result.diagnosis == "unknown-exercise"
    assert "Expected an exercise's name, such as 'forget-gate'" in result.message
    assert "The name comes first, in quotes" in result._repr_html_()


def slightly_off(made):
    return (slightly_off(made[0]), *made[1:]) if isinstance(made, tuple) else made * 1.01 + 0.013


def pasted(message, function_name, function):
    """Run the lines of a message as a learner would who pastes them: what the call gives, and the remark behind it."""
    *lines, call = message.split("to paste into a cell:\n\n")[1].splitlines()
    scope = {function_name: function}
    exec("\n".join(lines), scope)
    call, remark = call.split("   # ")
    return (lambda: eval(call, scope)), remark


def first_array(made):
    return first_array(made[0]) if isinstance(made, (tuple, list)) else np.asarray(made)


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_smallest_case_can_be_pasted_and_shows_the_mistake(name):
    exercise = EXERCISES[name]

    def function(*arguments):
        return slightly_off(exercise.reference(*arguments))

    result = check(name, function, seed=0)
    assert result.diagnosis is None
    call, remark = pasted(result.message, exercise.function_name, function)
    expected, got = remark.split(": expected ")[1].split(", got ")
    got = np.array(ast.literal_eval(got))
    np.testing.assert_allclose(first_array(call()).reshape(got.shape), got, rtol=0.02, atol=2e-3)
    assert ast.literal_eval(expected) != got.tolist()


@pytest.mark.parametrize("name", FUNCTIONS)
def test_the_smallest_case_that_raises_can_be_pasted_too(name):
    def function(*arguments):
        exercise.reference(*arguments)
        return {}["h"]

    exercise = EXERCISES[name]
    result = check(name, function, seed=0)
    call, remark = pasted(result.message, exercise.function_name, function)
    assert remark == "raises KeyError"
    with pytest.raises(KeyError):
        call()


def test_the_panel_shows_what_to_paste_as_code():
    reference = EXERCISES["lstm-forward"].reference
    panel = check("lstm-forward", lambda *a: slightly_off(reference(*a)), seed=0)._repr_html_()
    code = panel[panel.index("<pre") : panel.index("</pre>")]
    assert "\nfrom lstm_tutorial.lstm import LSTMParams\n" in code
    assert "<br>" not in code


WALK = EXERCISES["rnn-backward"].reference


@pytest.mark.parametrize(("change", "words"), [
    (lambda dhs: 1 * (np.arange(len(dhs))[:, None, None] > 1), "right at the last 2 time steps and wrong from t = 1 "
     "backwards: what step 2 hands to step 1"),
    (lambda dhs: 1 * (np.arange(len(dhs))[:, None, None] < 2), "wrong at t = 3 already, the last time step"),
], ids=["later", "at once"])  # fmt: skip
def test_a_gradient_that_diverges_is_told_from_which_step_and_in_which_direction(change, words):
    result = check("rnn-backward", lambda dhs, *rest: WALK(dhs * change(dhs), *rest), seed=0)
    assert result.diagnosis is None
    assert "Wrong: dxs, dh_0, dW, dU, db. Right: none." in result.message
    assert words in result.message
    assert "times as long as it should be, and points" in result.message or "numbers are right" in result.message \
        or "is right, and the rest is wrong" in result.message


def test_of_several_arrays_those_that_are_wrong_are_named():
    def function(*arguments):
        dxs, dh_0, dW, dU, db = WALK(*arguments)
        return dxs, dh_0, dW, dU + 0.5 * np.roll(dU, 1), db

    message = check("rnn-backward", function, seed=0).message
    assert "Wrong: dU. Right: dxs, dh_0, dW, db." in message
    assert re.search(r"dU has the right shape, \(5, 5\), and wrong numbers. As a whole it is \S+ times as long as it "
                     r"should be, and points \d+° away.", message)  # fmt: skip


def test_a_forward_pass_that_diverges_is_told_from_which_step():
    forward = EXERCISES["rnn-forward"].reference

    def function(xs, *rest):
        hs = forward(xs, *rest)
        hs[2:] *= 0.9
        return hs

    assert "hs is right up to t = 1 and wrong from t = 2: what step 1 hands to step 2" in (
        check("rnn-forward", function, seed=0).message
    )
