"""The likely cause that a message names is the mistake that was made."""

import numpy as np
import pytest

from lstm_tutorial.contracts import check_shapes, expects

from .checked_calls import CALLS, SHAPE

T, B, D, H = SHAPE


def message_of(name, **changed):
    with pytest.raises(ValueError, match=f"^{name}: ") as caught:
        CALLS[name].function(**CALLS[name].arguments | changed)
    return str(caught.value)


@pytest.mark.parametrize(("name", "weights"), [
    ("forget_gate", "W_f"), ("input_gate", "W_i"), ("candidate", "W_g"), ("output_gate", "W_o"),
])  # fmt: skip
def test_a_transposed_matrix(name, weights):
    message = message_of(name, **{weights: CALLS[name].arguments[weights].T})
    assert message == (
        f"{name}: {weights} has shape (2, 3); expected (D, H) = (3, 2) (D = 3 from x, H = 2 from h_prev). "
        "Likely cause: the matrix is transposed; .T turns it round."
    )


@pytest.mark.parametrize("name", ["rnn_step", "rnn_forward"])
def test_a_transposed_matrix_among_the_params(name):
    params = CALLS[name].arguments["params"]
    message = message_of(name, params=params._replace(W=params.W.T))
    assert "params.W has shape (2, 3); expected (D, H) = (3, 2)" in message
    assert "the matrix is transposed" in message


def test_a_square_matrix_is_never_called_transposed():
    message = message_of("forget_gate", U_f=np.ones((D, H)))
    assert "U_f has shape (3, 2); expected (H, H) = (2, 2)" in message
    assert "transposed" not in message


def test_a_square_matrix_of_another_size_than_the_state():
    assert "(H, H) = (2, 2) (H = 2 from h_prev)" in message_of("forget_gate", U_f=np.ones((3, 3)))


@pytest.mark.parametrize(("name", "state"), [
    ("rnn_step", "h_prev"), ("lstm_step", "h_prev"), ("lstm_step", "c_prev"), ("forget_gate", "h_prev"),
    ("lstm_forward", "h_0"), ("lstm_forward", "c_0"), ("rnn_forward", "h_0"), ("update_cell_state", "g"),
])  # fmt: skip
def test_one_row_for_the_whole_batch(name, state):
    message = message_of(name, **{state: np.ones((1, H))})
    assert f"{state} has shape (1, 2); expected (B, H)" in message
    assert "one row for the whole batch" in message


def test_a_missing_batch_axis():
    message = message_of("lstm_step", h_prev=np.ones(H))
    assert "h_prev has shape (2,); expected (B, H) = (4, H) (B = 4 from x)" in message
    assert "the batch axis is missing; array[None] adds one of length 1" in message


@pytest.mark.parametrize("name", ["rnn_forward", "lstm_forward"])
def test_one_time_step_where_a_sequence_is_wanted(name):
    message = message_of(name, xs=CALLS[name].arguments["xs"][0])
    assert "xs has shape (4, 3); expected (T, B, D). Likely cause: the time axis is missing" in message


@pytest.mark.parametrize("name", ["rnn_forward", "lstm_forward"])
def test_batch_before_time(name):
    message = message_of(name, xs=CALLS[name].arguments["xs"].swapaxes(0, 1))
    assert "h_0 has shape (4, 2); expected (B, H) = (5, H) (B = 5 from xs)" in message
    assert "Likely cause: xs has batch before time; the book puts time first." in message


@pytest.mark.parametrize("name", ["rnn_backward", "lstm_backward"])
def test_gradients_with_batch_before_time(name):
    message = message_of(name, dhs=CALLS[name].arguments["dhs"].swapaxes(0, 1))
    assert "dhs has shape (4, 5, 2); expected (T, B, H) = (5, 4, 2)" in message
    assert "T = 5 from cache.xs, B = 4 from cache.xs, H = 2 from cache." in message


@pytest.mark.parametrize("name", ["forget_gate", "input_gate", "candidate", "output_gate"])
def test_a_bias_of_another_size_than_the_gate(name):
    bias = next(argument for argument in CALLS[name].arguments if argument.startswith("b_"))
    assert f"{bias} has shape (3,); expected (H,) = (2,) (H = 2 from h_prev)" in message_of(
        name, **{bias: np.zeros(H + 1)}
    )


def test_one_gate_of_four_with_another_hidden_size():
    params = CALLS["lstm_step"].arguments["params"]
    message = message_of("lstm_step", params=params._replace(b_g=np.zeros(H + 1)))
    assert "params.b_g has shape (3,); expected (H,) = (2,)" in message


def test_a_batch_that_differs_between_input_and_state():
    message = message_of("lstm_step", h_prev=np.ones((B + 1, H)), c_prev=np.ones((B + 1, H)))
    assert "h_prev has shape (5, 2); expected (B, H) = (4, H) (B = 4 from x)." in message


def test_a_scalar_where_none_fits():
    with pytest.raises(ValueError, match=r"^f: s has shape \(2,\); expected \(\)\.$"):
        check_shapes("f", {"x": np.ones((3, 2, 1)), "s": np.ones(2)}, {"x": "T B D", "s": ""})
    check_shapes("f", {"s": np.float64(3.0)}, {"s": ""})


def test_sizes_of_one_call_are_forgotten_before_the_next():
    @expects(a="B", b="B")
    def pair(a, b):
        return len(a) + len(b)

    assert pair(np.ones(2), np.ones(2)) == 4
    assert pair(np.ones(3), np.ones(3)) == 6
    with pytest.raises(ValueError, match=r"pair: b has shape \(2,\); expected \(B,\) = \(3,\)"):
        pair(np.ones(3), np.ones(2))


def test_arguments_without_a_stated_shape_pass():
    @expects(a="B")
    def scaled(a, factor, label=None):
        return a * factor, label

    assert scaled(np.ones(1), 3, label=["anything"]) == (3, ["anything"])


def test_a_default_is_trusted_only_where_it_is_left_as_it_is():
    @expects(a="B", b="B")
    def added(a, b=None):
        return a if b is None else a + b

    added(np.ones(2))
    added(np.ones(2), None)
    with pytest.raises(ValueError, match="added: b has shape"):
        added(np.ones(2), np.ones(3))
    with pytest.raises(ValueError, match="added: a is a NoneType"):
        added(None)


def test_a_checked_function_keeps_its_name_and_docstring():
    for name, call in CALLS.items():
        assert call.function.__name__ == name
        assert call.function.__doc__
        assert list(call.arguments) == [a for a in call.function.__wrapped__.__code__.co_varnames
                                        if a in call.arguments]  # fmt: skip
