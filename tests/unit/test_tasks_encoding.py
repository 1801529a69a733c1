"""Words to numbers and back."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_tutorial.tasks import (
    BLANK,
    CITIES,
    INDEX,
    LANGUAGE_OF,
    LANGUAGES,
    VOCABULARY,
    VOCABULARY_SIZE,
    decode,
    encode,
    one_hot,
)

texts = st.lists(st.sampled_from(VOCABULARY), max_size=12)


@given(words=texts)
def test_what_was_encoded_decodes_to_the_same_words(words):
    assert decode(encode(words)) == words
    assert decode(encode(" ".join(words))) == words


@given(tokens=st.lists(st.integers(0, VOCABULARY_SIZE - 1), max_size=12))
def test_what_was_decoded_encodes_to_the_same_numbers(tokens):
    np.testing.assert_array_equal(encode(decode(tokens)), np.array(tokens, dtype=int))


def test_each_word_of_the_vocabulary_is_there_once_and_knows_its_place():
    assert len(set(VOCABULARY)) == len(VOCABULARY) == VOCABULARY_SIZE
    assert [INDEX[word] for word in VOCABULARY] == list(range(VOCABULARY_SIZE))
    assert all(word and " " not in word for word in VOCABULARY)
    assert BLANK in VOCABULARY


def test_each_city_has_a_language_of_its_own():
    assert len(set(CITIES)) == len(set(LANGUAGES)) == len(LANGUAGE_OF)
    assert set(CITIES).isdisjoint(LANGUAGES)
    assert [LANGUAGE_OF[city] for city in CITIES] == list(LANGUAGES)
    assert LANGUAGE_OF["Lisbon"] == "Portuguese"


@pytest.mark.parametrize("words", ["Ana grew up in Paris", ["in", "Paris", "nonsense"]])
def test_an_unknown_word_is_named(words):
    with pytest.raises(ValueError, match="encode: 'Paris' is not in the vocabulary"):
        encode(words)


def test_case_matters():
    with pytest.raises(ValueError, match="'ana'"):
        encode("ana")


@pytest.mark.parametrize("tokens", [[-1], [0, VOCABULARY_SIZE], [-1, 3]])
def test_numbers_that_are_no_words_are_refused(tokens):
    message = f"run from {min(tokens)} to {max(tokens)}; expected 0 to {VOCABULARY_SIZE - 1}"
    with pytest.raises(ValueError, match=f"decode: tokens {message}"):
        decode(tokens)
    with pytest.raises(ValueError, match=f"one_hot: tokens {message}"):
        one_hot(tokens)


def test_one_hot_has_a_single_one_at_the_index():
    rows = one_hot(np.array([[0, 2], [1, 2], [2, 0]]), size=3)
    assert rows.dtype == np.float64
    np.testing.assert_array_equal(
        rows, [[[1, 0, 0], [0, 0, 1]], [[0, 1, 0], [0, 0, 1]], [[0, 0, 1], [1, 0, 0]]]
    )


@pytest.mark.parametrize("shape", [(), (3,), (2, 3), (0, 2)])
def test_one_hot_adds_an_axis_as_long_as_the_vocabulary(shape):
    assert one_hot(np.zeros(shape, int)).shape == (*shape, VOCABULARY_SIZE)


def test_one_hot_refuses_an_index_beyond_its_size():
    with pytest.raises(ValueError, match="one_hot: tokens run from 1 to 3; expected 0 to 2"):
        one_hot([1, 3], size=3)


def test_no_words_are_no_numbers():
    assert encode([]).dtype.kind == "i"
    assert encode("").shape == (0,)
    assert decode(encode([])) == []
