"""The checks: right answers pass however written, each known mistake gets its own diagnosis."""

import numpy as np
import pytest

from lstm_tutorial.checks import all_exercises, check, hint

EXERCISES = all_exercises()
WRONG = [(name, model) for name, exercise in EXERCISES.items() for model in exercise.wrong_models]


@pytest.mark.parametrize("name", EXERCISES)
def test_the_reference_passes_on_every_seed(name):
    for seed in range(30):
        result = check(name, EXERCISES[name].reference, seed=seed)
        assert result.passed, result
        assert result.attempted
        assert result.diagnosis is None


@pytest.mark.parametrize(("name", "model"), WRONG, ids=[f"{name}-{model.slug}" for name, model in WRONG])
def test_each_known_mistake_gets_its_own_diagnosis(name, model):
    result = check(name, model.function, seed=0)  # on other seeds: tests/bank
    assert not result.passed
    assert result.diagnosis == model.slug
    assert result.message == model.message


@pytest.mark.parametrize("name", EXERCISES)
def test_every_exercise_knows_its_mistakes_and_three_hints(name):
    exercise = EXERCISES[name]
    slugs = [model.slug for model in exercise.wrong_models]
    assert len(slugs) == len(set(slugs))
    assert len(slugs) >= (len(exercise.choices) - 1 if exercise.choices else 5)
    assert len(exercise.hints) == 3
    assert not exercise.choices or len(exercise.choices) >= 4


def test_exercises_come_in_the_order_of_the_chapters():
    chapters = [exercise.chapter for exercise in EXERCISES.values()]
    assert chapters == sorted(chapters)
    assert list(EXERCISES)[:2] == ["rnn-step", "rnn-forward"]


def packed_step(x, h_prev, W, U, b):
    """One product instead of two, and a bias added in place on an own array."""
    a = np.concatenate([x, h_prev], axis=1) @ np.concatenate([W, U])
    a += b
    return (1 - np.exp(-2 * np.abs(a))) / (1 + np.exp(-2 * np.abs(a))) * np.sign(a)


def preallocated_forward(xs, h_0, W, U, b):
    hs = np.zeros((len(xs) + 1, *h_0.shape), h_0.dtype)
    hs[0] = h_0
    for t in range(len(xs)):
        hs[t + 1] = packed_step(xs[t], hs[t], W, U, b)
    return hs[1:]


def looped_gate(x, h_prev, W_f, U_f, b_f):
    f = np.zeros_like(h_prev)
    for row in range(len(x)):
        for unit in range(len(b_f)):
            a = x[row] @ W_f[:, unit] + h_prev[row] @ U_f[:, unit] + b_f[unit]
            f[row, unit] = (1 + np.tanh(a / 2)) / 2
    return f


@pytest.mark.parametrize(("name", "function"), [
    ("rnn-step", packed_step),
    ("rnn-forward", preallocated_forward),
    ("forget-gate", looped_gate),
    ("forget-gate", lambda x, h, W, U, b: np.exp(-np.logaddexp(0, -(x @ W + h @ U + b)))),
    ("forget-bias-for-lag", lambda n: -np.log(np.expm1(np.log(2) / n))),
])  # fmt: skip
def test_a_right_answer_written_differently_passes(name, function):
    for seed in range(30):
        assert check(name, function, seed=seed).passed


def test_a_stub_is_not_attempted_and_no_error():
    def stub(*arguments):
        raise NotImplementedError

    result = check("forget-gate", stub)
    assert not result.passed
    assert not result.attempted
    assert result.diagnosis is None


def test_the_panel_says_in_words_what_its_colour_says_and_escapes_what_it_quotes():
    def raises(*arguments):
        raise KeyError("<script>")

    panel = check("forget-gate", raises)._repr_html_()
    assert "Not yet" in panel
    assert "<script>" not in panel


def test_hints_are_a_ladder_that_starts_again(capsys):
    for _ in range(4):
        hint("rnn-step")
    first, second, third, again = capsys.readouterr().out.splitlines()
    assert len({first, second, third}) == 3
    assert again == first
