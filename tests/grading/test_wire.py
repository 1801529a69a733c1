"""Messages between grader and sandbox: what is sent arrives as it was, and what is forged makes nothing."""

import contextlib
import json
import os
import pickle
import socket
import struct
import time
from typing import NamedTuple

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra import numpy as st_numpy

from lstm_tutorial.checks import all_exercises
from lstm_tutorial.checks.values import Named, Other, TooMuch
from lstm_tutorial.grading.answer import counts
from lstm_tutorial.grading.lending import class_for
from lstm_tutorial.grading.sandbox.channel import Channel, Closed
from lstm_tutorial.grading.sandbox.packing import HEADER, Packer
from lstm_tutorial.grading.sandbox.unpacking import BadMessage, Unpacker
from lstm_tutorial.lstm import LSTMParams


def sent(value, **hooks):
    """A value as it arrives."""
    return unpacked(Packer(hooks.pop("name_callable", None)).pack(value), **hooks)


def unpacked(message, **hooks):
    structure, arrays = HEADER.unpack(message[: HEADER.size])
    body = message[HEADER.size :]
    assert len(body) == structure + arrays
    return Unpacker(body[:structure], body[structure:], **hooks).value


def same(one, other):
    """Whether two values are of one type, shape and content, NaN equal to NaN."""
    if isinstance(one, (np.ndarray, np.generic)):
        return type(one) is type(other) and one.dtype == other.dtype and one.tobytes() == other.tobytes()
    if isinstance(one, (list, tuple)):
        return type(one) is type(other) and len(one) == len(other) and all(map(same, one, other))
    if isinstance(one, dict):
        return one.keys() == other.keys() and all(same(one[key], other[key]) for key in one)
    return type(one) is type(other) and (one == other or one != one)


numbers = st_numpy.arrays(
    st.sampled_from(["<f8", "<f4", "<f2", ">f8", "<i8", "|i1", "<u4", "|b1", "<c16"]),
    st_numpy.array_shapes(min_dims=0, max_dims=4, min_side=0, max_side=4),
)
texts = st.text(st.characters(exclude_categories=()), max_size=20)
scalars = numbers.filter(lambda array: array.size).map(lambda array: array.ravel()[0])
leaves = st.none() | st.booleans() | st.integers() | st.floats() | texts | numbers | scalars
values = st.recursive(leaves, lambda inner: (
    st.lists(inner, max_size=3) | st.lists(inner, max_size=3).map(tuple)
    | st.dictionaries(texts | st.integers(-9, 9), inner, max_size=3)
), max_leaves=10)  # fmt: skip


@given(values)
def test_what_is_sent_arrives_as_it_was(value):
    assert same(sent(value), value)


def test_a_named_tuple_arrives_as_one_of_the_package_or_as_its_names_and_values():
    class Cache(NamedTuple):
        x: np.ndarray
        y: int

    class LSTMLike(NamedTuple):
        W_i: int

    params = LSTMParams(*map(np.float64, range(12)))
    assert same(tuple(sent(params, make_named=class_for)), tuple(params))
    assert type(sent(params, make_named=class_for)) is LSTMParams
    for other in (Cache(np.ones(2), 3), LSTMLike(1)):
        arrived = sent(other, make_named=class_for)
        assert type(arrived) is Named
        assert arrived._fields == other._fields
        assert same(tuple(arrived), tuple(other))


@pytest.mark.parametrize("name", [
    "lstm_tutorial.grading.guest.Guest", "lstm_tutorial.lstm.lstm_step", "os.system", "", ".", "lstm_tutorial.lstm.",
    "lstm_tutorial...lstm.LSTMParams", "lstm_tutorial.lstm.PARAMS", "lstm_tutorial.checks.result.Result", "\ud800",
])  # fmt: skip
def test_no_name_makes_a_class_of_anything_else(name):
    assert class_for(name, ()) is None
    assert class_for(name, ("W_i",)) is None


@pytest.mark.parametrize("value", [
    np.array([object()]), np.array(["a"]), np.array(["2020"], "M8[D]"), np.zeros(2, [("f", float)]), np.array([b"a"]),
    np.zeros(3, "U400"), np.zeros((40, 40, 40), "O"),
], ids=lambda value: value.dtype.str)  # fmt: skip
def test_an_array_of_no_numbers_arrives_as_one_and_brings_nothing_else(value):
    arrived = sent(value)
    assert isinstance(arrived, np.ndarray)
    assert arrived.dtype.kind not in "fiubc"
    assert not any(arrived.astype(bool).flat)


def test_other_things_arrive_as_the_names_of_their_kinds():
    assert sent(Other("torch.Tensor")) == Other("torch.Tensor")
    assert sent(10**5000) == Other("int")
    assert len(sent("x" * 10**6)) == 2000


def test_callables_are_sent_by_name_where_the_other_side_may_call_them():
    assert sent([abs], name_callable=lambda value: "one", call=lambda name: f"calls {name}") == ["calls one"]
    with pytest.raises(BadMessage, match="a callable"):
        sent([abs], name_callable=lambda value: "one")
    with pytest.raises(TypeError, match="A builtin_function_or_method cannot be sent"):
        sent([abs])


@pytest.mark.parametrize("value", [
    np.zeros(3 * 10**6), [np.zeros(10**6)] * 3, ["x"] * 10**5, ["x" * 2000] * 1000, [[None] * 100] * 1000,
], ids=["array", "arrays", "many", "text", "values"])  # fmt: skip
def test_too_much_is_not_sent(value):
    with pytest.raises(TooMuch):
        Packer().pack(value)


def test_too_deep_is_not_sent():
    nest = []
    for _ in range(1000):
        nest = [nest]
    with pytest.raises(TooMuch):
        Packer().pack(nest)


FORGED = [
    b"", b"x", b"\xff\xfe", b"{}", b'{"a": 1}', b"[]", b"[1]", b'["array"]', b'["array", "<f8", [2]]', b'["eval", "1"]',
    b'["array", "|O", [1]]', b'["array", "<f8", [-1]]', b'["array", "<f8", [1e9]]', b'["array", "<f8", "x"]',
    b'["array", ["<f8"], [1]]', b'["array", "<f99", [0]]', b'["odd", "<f8", [1]]', b'["odd", "<U99999999", [1]]',
    b'["odd", "O", [999999999999999]]x', b'["named", "x", ["a"], []]', b'["named", 1, [], []]', b'["named", 1]',
    b'["named", "x", [1], [2]]',
    b'["dict", [[[], 1]]]', b'["dict", [[1]]]', b'["dict", 5]', b'["other", []]', b'["callable", "abs"]',
    b'["_value", 1]', b'["list", 5]', b'["tuple"]', b'["list", [{}]]', b'[["list"], []]',
    b"[" * 10**5, b'["list", [' * 100 + b"]]" * 100, b"1" * 5000, pickle.dumps(os.system),
    json.dumps(["list", [1] * 60_000]).encode(), b'["scalar", "<f8", [2]]',
]  # fmt: skip


@pytest.mark.parametrize("structure", FORGED, ids=range(len(FORGED)))
def test_a_forged_message_is_bad_and_makes_nothing(structure):
    with pytest.raises(BadMessage):
        Unpacker(structure, bytes(8) if b"scalar" not in structure else bytes(4))


@given(st.binary(max_size=200), st.binary(max_size=50))
def test_bytes_of_any_kind_make_plain_values_or_a_bad_message(structure, arrays):
    with contextlib.suppress(BadMessage):
        Unpacker(structure, arrays)


json_values = st.recursive(
    st.none() | st.booleans() | st.integers(-9, 99) | st.floats() | st.sampled_from(
        ["array", "scalar", "odd", "list", "tuple", "dict", "named", "other", "callable", "<f8", "O", "x"]
    ),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=3), inner, max_size=2),
    max_leaves=15,
)


@given(json_values, st.binary(max_size=64))
def test_structures_of_any_kind_make_plain_values_or_a_bad_message(structure, arrays):
    plain = (type(None), bool, int, float, str, list, tuple, dict, np.ndarray, np.generic, Other)
    with contextlib.suppress(BadMessage):
        assert isinstance(Unpacker(json.dumps(structure).encode(), arrays, class_for).value, plain)


@pytest.mark.parametrize("name", all_exercises())
def test_the_arguments_of_every_exercise_can_be_sent(name):
    for case in all_exercises()[name].inputs.cases(np.random.default_rng(0)):
        arrived = sent(list(case.arguments.values()), make_named=class_for, name_callable=repr, call=lambda name: name)
        for one, other in zip(arrived, case.arguments.values(), strict=True):
            assert type(one) is type(other) or callable(other)


@pytest.mark.parametrize("exercise", all_exercises().values(), ids=all_exercises())
def test_the_number_of_arguments_that_is_asked_about_is_the_one_that_is_tried(exercise):
    tried = {len(case.arguments) for case in exercise.inputs.cases(np.random.default_rng(0))}
    assert tried <= set(counts(exercise.reference))


def line():
    one, other = socket.socketpair()
    return Channel(one), other


def test_a_message_takes_no_longer_than_it_may():
    channel, other = line()
    other.sendall(HEADER.pack(100, 0) + b"[")
    began = time.monotonic()
    with pytest.raises(TimeoutError):
        channel.receive(began + 0.2)
    assert time.monotonic() - began < 5
    with pytest.raises(TimeoutError):
        channel.send(np.zeros(10**6), time.monotonic() + 0.2)
    channel.close()
    other.close()


@pytest.mark.parametrize("header", [(2**32 - 1, 0), (0, 2**32 - 1), (2**21, 0)])
def test_a_message_that_is_announced_too_long_is_not_waited_for(header):
    channel, other = line()
    other.sendall(struct.pack("<II", *header))
    with pytest.raises(BadMessage, match="bytes"):
        channel.receive(time.monotonic() + 5)
    channel.close()
    other.close()


def test_the_end_of_the_line_is_noticed():
    channel, other = line()
    assert not channel.ready(0)
    other.close()
    assert channel.ready(0)
    with pytest.raises(Closed):
        channel.receive(time.monotonic() + 5)
    with pytest.raises(Closed):
        channel.send([np.zeros(10**5)] * 2, time.monotonic() + 5)
    channel.close()
