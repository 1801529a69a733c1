"""Bad input is refused as by the readable functions, word for word; good input is not looked at twice."""

from dataclasses import replace

import numpy as np
import pytest

from lstm_tutorial import contracts, fused

from .checked_calls import CALLS, LEAVES

NAMES = ("rnn_forward", "rnn_backward", "lstm_forward", "lstm_backward")
LEAVES = [leaf for leaf in LEAVES if leaf[0] in NAMES]


def fused_arguments(name):
    """The arguments of a call in the table, with the fused cache in the place of the readable one."""
    arguments = dict(CALLS[name].arguments)
    if name == "lstm_backward":
        arguments["cache"] = fused.lstm_forward(**CALLS["lstm_forward"].arguments)[2]
    return arguments


def bad(value):
    """The ways in which an array can be wrong."""
    yield value[None]
    yield value[0]
    yield np.concatenate([value, value[:1]])
    yield value[..., :-1]
    yield value.T
    yield value.tolist()
    yield None
    yield value.astype(object)
    yield value.astype(complex)
    for number in (np.nan, np.inf):
        spoiled = value.copy()
        spoiled[tuple(size - 1 for size in value.shape)] = number
        yield spoiled


def answer(function, arguments):
    """The message with which a call is refused; None if it is not."""
    try:
        function(**arguments)
    except ValueError as error:
        return str(error)
    return None


@pytest.mark.parametrize(("name", "argument", "field", "axes"), LEAVES, ids=str)
def test_bad_input_has_the_message_of_the_readable_function(name, argument, field, axes):
    call, ours = CALLS[name], fused_arguments(name)
    for value in bad(call.get(argument, field)):
        readable = call.replaced(argument, field, value)
        changed = value
        if field is not None and argument == "cache" and name == "lstm_backward":
            changed = replace(ours["cache"], **{field: value})
        elif field is not None:
            changed = ours[argument]._replace(**{field: value})
        wanted = answer(call.function, readable)
        if wanted and not wanted.startswith(name):
            continue  # a cache that nobody made: both leave it to NumPy to complain
        assert answer(getattr(fused, name), ours | {argument: changed}) == wanted


@pytest.mark.parametrize("name", NAMES)
def test_missing_arguments_and_those_too_many(name):
    function, arguments = getattr(fused, name), list(fused_arguments(name).values())
    with pytest.raises(TypeError, match=name):
        function(*arguments[:1])
    with pytest.raises(TypeError, match=name):
        function(*arguments, *arguments)
    with pytest.raises(TypeError, match=name):
        function(*arguments, colour="red")


@pytest.mark.parametrize("name", NAMES)
def test_what_is_plainly_well_is_looked_at_quickly(name, monkeypatch):
    looks = []
    monkeypatch.setattr(contracts, "check_shapes", lambda *arguments: looks.append(arguments))
    getattr(fused, name)(**fused_arguments(name))
    getattr(fused, name)(*fused_arguments(name).values())
    assert looks == []


def test_numbers_whose_squares_overflow_are_well_all_the_same():
    arguments = CALLS["rnn_forward"].arguments
    hs, _ = fused.rnn_forward(**arguments | {"xs": np.full(arguments["xs"].shape, 1e300)})
    assert np.isfinite(hs).all()


@pytest.mark.parametrize("name", NAMES)
def test_the_names_and_the_docstrings_are_there(name):
    function = getattr(fused, name)
    assert function.__name__ == name
    assert "Parameters" in function.__doc__
