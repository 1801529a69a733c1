"""What is said of a mistake that no known model makes: facts that help whoever made it."""

import numpy as np
import pytest

from lstm_tutorial.activations import sigmoid
from lstm_tutorial.checks import all_exercises, check
from lstm_tutorial.lstm import LSTMParams

EXERCISES = all_exercises()


def right(name):
    return EXERCISES[name].reference


def told(name, function):
    result = check(name, function, seed=0)
    assert not result.passed
    assert result.diagnosis is None
    return result.message


@pytest.mark.parametrize(("line", "words"), [
    ("np.tanh(x * W + h_prev * U + b)", "a product of matrices is a @ b."),
    ("np.tanh(W @ x + U @ h_prev + b)", "as many rows in b as a has columns; here 3 rows meet 5 columns."),
    ("math.tanh(x @ W + h_prev @ U + b)", "those of NumPy, such as np.exp, take arrays."),
    ("np.tanh(x @ W + h_prv @ U + b)", "name 'h_prv' is not defined. Do you mean h_prev?"),
    ("arctanh(x @ W + h_prev @ U + b)", "name 'arctanh' is not defined. Do you mean np.arctanh?"),
    ("squash(x @ W + h_prev @ U + b)", "Is it spelt as where it is defined, and was that cell run?"),
    ("np.tanh(x(W) + h_prev(U) + b)", "to multiply, write * or @."),
    ("np.array([x, h_prev]) @ W", "Arrays of several shapes do not fit into one array"),
    ("x if x > 0 else b", "np.where(question, a, b) chooses element by element."),
    ("np.tanh(x.sum() @ W + b)", "A single number stands in a product @"),
    ("np.tanh()", "Look at what the function that you call takes"),
], ids=lambda value: value if "(" in value or "[" in value else "")  # fmt: skip
def test_an_exception_comes_with_advice_and_the_line_that_raised_it(line, words, tmp_path, monkeypatch):
    path = tmp_path / "answer.py"
    path.write_text(f"import math\nimport numpy as np\n\n\ndef rnn_step(x, h_prev, W, U, b):\n    return {line}\n")
    scope = {}
    exec(compile(path.read_text(), path, "exec"), scope)
    message = told("rnn-step", scope["rnn_step"])
    assert words in message
    assert f"It was raised in this line: return {line}\n" in f"{message}\n"


def test_the_line_is_the_learners_also_where_a_library_raises():
    def function(x, h_prev, W, U, b):
        joined = np.concatenate([x, h_prev], axis=0)
        return joined @ W

    assert "raised in this line: joined = np.concatenate([x, h_prev], axis=0)" in told("rnn-step", function)


def test_a_parameter_without_its_params_is_recognised():
    def function(x, h_prev, c_prev, params):
        return x @ W_f  # noqa: F821

    assert "Do you mean params.W_f?" in told("lstm-step", function)


def test_another_result_or_an_argument_in_the_place_is_recognised():
    assert "It equals what f" not in told("forget-gate", lambda x, h, *rest: h + 1)
    assert "f has the right shape, (3, 5), and wrong numbers. It equals h_prev, as it was given." in (
        told("forget-gate", lambda x, h, *rest: h)
    )
    assert "and wrong numbers. It equals h_prev, as it was given. Wrong: c. Right: h." in (
        told("lstm-step", lambda x, h, c, p: (right("lstm-step")(x, h, c, p)[0], h))
    )
    assert "It equals what dh_prev should be" in told(
        "rnn-step-backward", lambda *a: (right("rnn-step-backward")(*a)[0], *[right("rnn-step-backward")(*a)[1]] * 4)
    )


def test_results_of_another_number_are_counted_and_named():
    step = right("lstm-step")
    assert "returns one array; expected 2 results: h, c. It equals what h should be." in (
        told("lstm-step", lambda *a: step(*a)[0])
    )
    assert "returns 3 results; expected 2 results: h, c." in told("lstm-step", lambda *a: (*step(*a), 0))
    assert "returns a tuple of 2; expected one array. Number 2 of them alone would be right." in (
        told("rnn-step", lambda *a: (0, right("rnn-step")(*a)))
    )
    assert "returns a named tuple of embedding, cell, W_y, b_y; expected 2 results" in (
        told("train-step", lambda *a: right("train-step")(*a)[1])
    )


def test_parts_of_a_result_that_are_too_many_or_have_other_names_are_named():
    back = right("lstm-step-backward")

    def with_params(change):
        return lambda *arguments: (*back(*arguments)[:3], change(back(*arguments)[3]))

    message = told("lstm-step-backward", with_params(lambda p: {f"d{name}": getattr(p, name) for name in p._fields}))
    assert message.startswith("params has no W_i; it has dW_i, dU_i, ")
    message = told("lstm-step-backward", with_params(lambda p: p + p))
    assert message.startswith("params has 24 parts; expected 12. + joins tuples; it does not add up their parts.")
    message = told("lstm-step-backward", with_params(lambda p: LSTMParams(*(2 * part for part in p))))
    assert "Every number is 2 times what it should be. Wrong: params. Right: dx, dh_prev, dc_prev." in message
    message = told("lstm-step-backward", with_params(lambda p: p._replace(b_o=p.b_o + 1)))
    assert "Wrong: params.b_o. Right: dx, dh_prev, dc_prev, params.W_i, " in message


@pytest.mark.parametrize(("change", "words"), [
    (lambda f: f + 1e-6, "They are nearly right, off by at most "),
    (lambda f: -3 * f, "Every number is -3 times what it should be."),
    (lambda f: np.where(np.arange(f.shape[1]) == 0, f, 0), "Along axis 1, what stands at 0 is right, the rest is wr"),
    (lambda f: np.where(f > 0.4, f, -1), " of its 15 numbers are right."),
    (lambda f: f.astype(int) + 1, "They are whole numbers"),
], ids=["nearly", "factor", "column", "part", "integers"])  # fmt: skip
def test_wrong_numbers_are_looked_at_closely(change, words):
    assert words in told("forget-gate", lambda *a: change(right("forget-gate")(*a)))


def test_a_wrong_number_is_shown():
    assert "With n = " in told("forget-bias-for-lag", lambda n: 0.25)
    assert ", b is 0.25; expected " in told("forget-bias-for-lag", lambda n: 0.25)


def test_an_answer_that_fails_only_where_numbers_are_large_gets_a_large_counterexample():
    message = told("sigmoid", lambda z: sigmoid(np.clip(z, -10, 10)))
    assert message.startswith("With z of shape (3, 5), very large numbers, s has the right shape")
    line = next(line for line in message.splitlines() if line.startswith("z = "))
    assert abs(eval(line.removeprefix("z = "), {"np": np})).max() >= 1000


def test_it_is_only_called_an_overflow_where_something_overflows():
    assert check("sigmoid", lambda z: np.exp(z) / (1 + np.exp(z)), seed=0).diagnosis == "overflow"
    assert check("sigmoid", lambda z: sigmoid(np.clip(z, -10, 10)), seed=0).diagnosis is None


def test_a_number_is_not_taken_for_infinity():
    told("forget-bias-for-lag", lambda n: 0.25)
    assert check("forget-bias-for-lag", lambda n: -np.inf).diagnosis == "brackets-missing"
