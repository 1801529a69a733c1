"""The tasks: sequences held to the papers' descriptions, and the automaton to strings that are known."""

import itertools
from collections import Counter

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_tutorial.experiments import reber, temporal_order
from lstm_tutorial.experiments.adding import adding_batch
from lstm_tutorial.experiments.continual_reber import streams
from lstm_tutorial.experiments.embedded_reber import side_by_side, strings_right
from lstm_tutorial.experiments.forget_bias import recall_batch
from lstm_tutorial.experiments.judging import UNJUDGED
from lstm_tutorial.experiments.noise_free import shuffled, two_sequences
from lstm_tutorial.experiments.temporal_order import temporal_order_batch

seeds = st.integers(0, 2**32 - 1)


@given(seed=seeds, length=st.integers(22, 130))
def test_adding_marks_two_numbers_and_asks_for_their_sum(seed, length):
    xs, targets = adding_batch(np.random.default_rng(seed), 7, length)
    assert xs.shape == (length, 7, 2)
    assert targets.shape == (7, 1)
    numbers, markers = xs[..., 0], xs[..., 1]
    assert (np.abs(numbers) <= 1).all()
    assert (markers[0] == -1).all()
    assert (markers[-1] == -1).all()
    for b in range(7):
        marked = [t for t in range(length) if markers[t, b] == 1]
        assert 1 <= len(marked) <= 2                                   # one where the start was drawn
        assert marked[0] < 10 or len(marked) == 1
        assert set(markers[1:-1, b]) <= {0, 1}
        assert marked[-1] < length / 2
        assert targets[b, 0] == pytest.approx(0.5 + sum(numbers[t, b] for t in marked) / 4)


def test_adding_marks_the_first_number_among_the_first_ten_and_the_second_in_the_first_half():
    xs, _ = adding_batch(np.random.default_rng(0), 20_000, 100)
    marked = [np.flatnonzero(column == 1) for column in xs[..., 1].T]
    both = np.array([pair for pair in marked if len(pair) == 2])
    assert both.min() == 1
    assert both.max() == 49
    # Beside the first stand 48 places, 8 of them among the first ten, the start left out.
    assert (both.max(axis=1) < 10).mean() == pytest.approx(8 / 48, abs=0.02)


def test_temporal_order_by_hand():
    tokens, targets = temporal_order_batch(np.random.default_rng(0), 500)
    assert 100 <= len(tokens) <= 110
    for column, target in zip(tokens.T, targets, strict=True):
        text = "".join(temporal_order.SYMBOLS[token] for token in column)
        assert (text[0], text[-1]) == ("E", "B")
        places = [t for t, symbol in enumerate(text) if symbol in "XY"]
        assert len(places) == 2
        assert 10 <= places[0] <= 20
        assert 50 <= places[1] <= 60
        assert set(text[1:-1]) <= set("abcdXY")
        assert temporal_order.CLASSES[target] == text[places[0]] + text[places[1]]
    assert min(Counter(targets.tolist()).values()) > 90


def test_temporal_order_draws_every_length():
    rng = np.random.default_rng(0)
    assert {len(temporal_order_batch(rng, 1)[0]) for _ in range(300)} == set(range(100, 111))


@pytest.mark.parametrize("string", ["BTSSXXTVVE", "BPVVE", "BTXXVPSE", "BPVPXVPXVPXVVE", "BTSXXVPSE"])
def test_known_strings_are_of_the_reber_grammar(string):
    """The examples that are usually given of the grammar."""
    assert len(reber.next_symbols(f"BT{string}TE")) == len(string) + 3


@pytest.mark.parametrize("string", [
    "BTBPVVEPE", "BPBPVVEPB", "BTBSSXXTVVETE", "BTBPVETE", "BXBPVVEXE", "BT", "", "BTBPVVETETE", "TTBPVVETE",
])  # fmt: skip
def test_other_strings_are_not(string):
    with pytest.raises(ValueError, match="no string of the embedded Reber grammar"):
        reber.next_symbols(string)


def test_the_automaton_writes_all_short_strings_and_no_other():
    """Every string of up to seven symbols: those that the automaton accepts are those that it writes."""
    accepted = set()
    for length in range(4, 8):
        for symbols in itertools.product("TPSXVE", repeat=length - 1):
            string = "B" + "".join(symbols)
            try:
                reber.next_symbols(f"BT{string}TE")
            except ValueError:
                continue
            accepted.add(string)
    rng = np.random.default_rng(0)
    written = {string for string in (reber.reber_string(rng) for _ in range(20_000)) if len(string) <= 7}
    assert written == accepted
    assert {"BTXSE", "BPVVE"} <= accepted


def test_what_may_come_next_by_hand():
    assert reber.next_symbols("BPBTXSEPE") == ["TP", "B", "TP", "SX", "XS", "E", "P", "E"]


@given(seed=seeds)
def test_an_embedded_string_repeats_its_second_symbol_and_is_legal(seed):
    string = reber.embedded_reber_string(np.random.default_rng(seed))
    assert string[1] == string[-2]
    for symbol, allowed in zip(string[1:], reber.next_symbols(string), strict=True):
        assert symbol in allowed


def test_strings_side_by_side_are_padded_with_what_is_not_judged():
    long, short = "BPBTSSXXTVVEPE", "BTBPVVETE"
    strings = side_by_side([long, short])
    assert strings.tokens.shape == (13, 2)
    assert (strings.targets[8:, 1] == UNJUDGED).all()
    assert strings.targets[7, 1] == reber.SYMBOLS.index("E")
    assert not strings.may_follow[8:, 1].any()
    np.testing.assert_array_equal(strings.may_follow[0, 0], [False, True, True, False, False, False, False])


def test_a_string_is_right_only_if_every_step_is():
    strings = side_by_side(["BPBTSSXXTVVEPE", "BTBPVVETE"])
    scores = strings.may_follow.astype(float)
    assert strings_right(scores, strings).all()
    scores[4, 1] = 0.5                                                 # a tie is not right
    np.testing.assert_array_equal(strings_right(scores, strings), [True, False])


@given(seed=seeds)
def test_a_stream_is_string_after_string(seed):
    stream = streams(np.random.default_rng(seed), count=3, steps=60)
    for b in range(3):
        np.testing.assert_array_equal(stream.tokens[1:, b], stream.targets[:-1, b])
        text = "".join(reber.SYMBOLS[token] for token in [*stream.tokens[:, b], stream.targets[-1, b]])
        assert all(stream.may_follow[t, b, stream.targets[t, b]] for t in range(60))
        start = 0
        while True:
            end = next((t for t in range(start + 7, len(text) - 1) if text[t] == "E" and text[t + 1] == "B"), None)
            if end is None:
                break
            reber.next_symbols(text[start : end + 1])                  # raises where it is no string
            closing = np.flatnonzero(stream.closing[start : end + 1, b])
            assert closing.tolist() == [end - start - 2]
            assert text[end - 1] == text[start + 1]
            start = end + 1


def test_the_two_noise_free_sequences_differ_in_their_first_symbol_only():
    tokens, targets = two_sequences(100)
    assert tokens.shape == (100, 2)
    assert tokens[0].tolist() == targets.tolist() == [0, 1]
    np.testing.assert_array_equal(tokens[1:, 0], np.arange(2, 101))
    np.testing.assert_array_equal(tokens[1:, 0], tokens[1:, 1])


def test_shuffled_keeps_the_first_symbol_and_draws_the_others():
    tokens, _ = two_sequences(100)
    drawn = shuffled(np.random.default_rng(0), tokens)
    assert drawn.shape == (100, 2)
    assert drawn[0].tolist() == [0, 1]
    assert 2 <= drawn[1:].min() <= drawn[1:].max() <= 100              # a_1 to a_99
    assert (drawn[1:, 0] != drawn[1:, 1]).mean() > 0.9                 # each sequence has its own
    assert len(np.unique(drawn[1:])) > 60
    np.testing.assert_array_equal(tokens, two_sequences(100)[0])       # what was given is as it was


@given(seed=seeds, lag=st.integers(1, 40))
def test_recall_asks_for_the_first_symbol_after_the_lag(seed, lag):
    tokens, targets = recall_batch(np.random.default_rng(seed), 5, lag)
    assert tokens.shape == (lag + 1, 5)
    np.testing.assert_array_equal(tokens[0], targets)
    assert targets.max() < 4 <= tokens[1:].min() <= tokens[1:].max() < 8
