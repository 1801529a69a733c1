"""Each argument of each checked function, given wrong in each way: a ValueError that says what and why.

Never a broadcast, never an answer.
"""

import importlib
import pkgutil

import numpy as np
import pytest

import lstm_tutorial
from lstm_tutorial.lstm import LSTMParams
from lstm_tutorial.rnn import RNNParams

from .checked_calls import CALLS, LEAVES, full_name

every_call = pytest.mark.parametrize("name", CALLS)
every_leaf = pytest.mark.parametrize(
    ("name", "argument", "field", "axes"),
    LEAVES,
    ids=[f"{name}-{full_name(argument, field)}" for name, argument, field, _ in LEAVES],
)


def form(axes):
    """The stated shape as a message writes it: "B H" as "(B, H)", "H" as "(H,)"."""
    letters = axes.split()
    return f"({letters[0]},)" if len(letters) == 1 else f"({', '.join(letters)})"


def message_of(name, arguments):
    """The message with which a call is refused."""
    with pytest.raises(ValueError, match=f"^{name}: ") as caught:
        CALLS[name].function(**arguments)
    return str(caught.value)


def message_with(name, argument, field, value):
    return message_of(name, CALLS[name].replaced(argument, field, value))


@every_call
def test_right_arguments_are_accepted(name):
    call = CALLS[name]
    call.function(**call.arguments)
    call.function(*(call.arguments[argument] for argument in call.arguments))


@every_call
def test_whole_numbers_are_accepted_as_numbers(name):
    call = CALLS[name]
    for argument, axes in call.letters.items():
        if isinstance(axes, str):
            call.function(**call.replaced(argument, None, np.ones(call.arguments[argument].shape, int)))


def test_every_checked_function_of_the_package_is_in_the_table():
    checked = set()
    for module in pkgutil.iter_modules(lstm_tutorial.__path__):
        if module.ispkg or module.name in ("cli", "exercise_files", "fused", "variants"):
            continue
        loaded = importlib.import_module(f"lstm_tutorial.{module.name}")
        for name, value in vars(loaded).items():
            if getattr(value, "__module__", None) == loaded.__name__ and hasattr(value, "__wrapped__"):
                checked.add(name)
    assert checked == set(CALLS)


@every_leaf
def test_a_missing_axis_is_refused(name, argument, field, axes):
    given = CALLS[name].get(argument, field)[0]
    message = message_with(name, argument, field, given)
    assert f"{full_name(argument, field)} has shape {given.shape}" in message
    assert f"expected {form(axes)}" in message
    missing = {"B": "batch", "T": "time"}.get(axes[0], axes[0])
    assert f"the {missing} axis is missing" in message


@every_leaf
def test_an_axis_too_many_is_refused(name, argument, field, axes):
    for given in (CALLS[name].get(argument, field)[None], CALLS[name].get(argument, field)[..., None]):
        message = message_with(name, argument, field, given)
        assert f"{full_name(argument, field)} has shape {given.shape}" in message
        assert f"expected {form(axes)}" in message


@every_leaf
@pytest.mark.parametrize("change", ["one more", "one less", "only one"])
def test_an_axis_of_another_length_is_refused(name, argument, field, axes, change):
    call, full = CALLS[name], full_name(argument, field)
    everywhere = " ".join(leaf_axes for *_, leaf_axes in call.leaves()).split()
    for axis, letter in enumerate(axes.split()):
        given = call.get(argument, field)
        if everywhere.count(letter) == 1 or (change == "only one" and given.shape[axis] == 1):
            continue
        size = {"one more": given.shape[axis] + 1, "one less": given.shape[axis] - 1, "only one": 1}[change]
        given = np.ones([size if k == axis else n for k, n in enumerate(given.shape)], given.dtype)
        message = message_with(name, argument, field, given)
        # Whichever of two arguments comes first is believed; the message then says which that was.
        blamed = f"{full} has shape {given.shape}; expected {form(axes)}" in message
        believed = f"{letter} = {size} from {full}" in message
        assert blamed or believed, message


@every_leaf
def test_a_list_is_refused(name, argument, field, axes):
    message = message_with(name, argument, field, CALLS[name].get(argument, field).tolist())
    assert f"{full_name(argument, field)} is a list; expected a NumPy array" in message


@every_leaf
def test_what_is_no_real_number_is_refused(name, argument, field, axes):
    for dtype in (object, str, complex, "datetime64[s]"):
        given = np.zeros(CALLS[name].get(argument, field).shape, dtype)
        message = message_with(name, argument, field, given)
        assert f"{full_name(argument, field)} has dtype {given.dtype}; expected real numbers" in message


@every_leaf
def test_what_is_not_finite_is_refused_and_located(name, argument, field, axes):
    for number in (np.nan, np.inf, -np.inf):
        given = CALLS[name].get(argument, field).astype(float)
        where = tuple(size - 1 for size in given.shape)
        given[where] = number
        message = message_with(name, argument, field, given)
        assert f"{full_name(argument, field)} contains {number} at index {where}; expected finite" in message


@every_call
def test_nothing_at_all_is_refused(name):
    call = CALLS[name]
    for argument, axes in call.letters.items():
        if (name, argument) == ("lstm_backward", "dcs"):
            continue  # may be left out
        message = message_of(name, call.arguments | {argument: None})
        assert f"{argument} is a NoneType" in message
        assert isinstance(axes, dict) or "expected a NumPy array" in message


@pytest.mark.parametrize("name", [name for name, call in CALLS.items() if "cache" in call.arguments])
def test_the_cache_of_another_function_is_refused(name):
    others = [call.arguments["cache"] for call in CALLS.values() if "cache" in call.arguments]
    own = type(CALLS[name].arguments["cache"])
    assert len(others) == 4
    for cache in others:
        if type(cache) is own:
            continue
        message = message_of(name, CALLS[name].arguments | {"cache": cache})
        assert f"cache is a {type(cache).__name__} without " in message
        assert "the cache of another cell" in message


@pytest.mark.parametrize("name", ["rnn_step", "rnn_forward", "lstm_step", "lstm_forward"])
def test_the_params_of_the_other_cell_are_refused(name):
    other = CALLS["lstm_step" if name.startswith("rnn") else "rnn_step"].arguments["params"]
    message = message_of(name, CALLS[name].arguments | {"params": other})
    first = "W_i" if name.startswith("lstm") else "W"
    assert f"params is a {type(other).__name__} without {first}, " in message
    assert "the params of another cell" in message


@pytest.mark.parametrize("name", ["rnn_step", "rnn_forward", "lstm_step", "lstm_forward"])
def test_arguments_in_another_order_are_refused(name):
    call = CALLS[name]
    values = list(call.arguments.values())
    with pytest.raises(ValueError, match=rf"^{name}: .* is a (RNN|LSTM)Params; expected a NumPy array"):
        call.function(values[-1], *values[:-1])


def test_the_params_may_be_anything_with_the_right_attributes():
    class Homemade:
        W, U, b = RNNParams(*CALLS["rnn_step"].arguments["params"])

        def __iter__(self):
            return iter((self.W, self.U, self.b))

    CALLS["rnn_step"].function(**CALLS["rnn_step"].arguments | {"params": Homemade()})


def test_dcs_may_be_left_out_or_none():
    call = CALLS["lstm_backward"]
    dhs, cache = call.arguments["dhs"], call.arguments["cache"]
    assert isinstance(call.function(dhs, cache).params, LSTMParams)
    assert isinstance(call.function(dhs, cache, None).params, LSTMParams)
