"""Interpolated Kneser-Ney, held to arithmetic on paper."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_tutorial.text.ngrams import count_ngrams, ngram_probability, ngram_surprises


def test_a_bigram_by_hand():
    """In "abaa", a is followed by b and a, b by a. Two different characters precede a, one precedes b."""
    ngrams = count_ngrams("abaa", 2, 2)
    assert ngrams.discounts == [pytest.approx(1 / 3), 0.5]
    assert ngram_probability(ngrams, "", "a") == pytest.approx(2 / 3)
    assert ngram_probability(ngrams, "", "b") == pytest.approx(1 / 3)
    assert ngram_probability(ngrams, "a", "a") == pytest.approx(7 / 12)
    assert ngram_probability(ngrams, "a", "b") == pytest.approx(5 / 12)
    assert ngram_probability(ngrams, "b", "a") == pytest.approx(5 / 6)


def test_a_unigram_by_hand():
    ngrams = count_ngrams("aaab", 1, 3)  # counts 3 and 1: nothing is said of 2, so a half is taken off
    assert ngram_probability(ngrams, "whatever", "a") == pytest.approx((2.5 + 0.5 * 2 / 3) / 4)
    assert ngram_probability(ngrams, "", "c") == pytest.approx(0.5 * 2 / 3 / 4)


@given(st.text("abcd", min_size=6, max_size=60), st.integers(1, 5), st.text("abcdef", max_size=6))
def test_the_probabilities_after_any_context_sum_to_one(text, order, context):
    ngrams = count_ngrams(text, order, 6)
    p = [ngram_probability(ngrams, context, character) for character in "abcdef"]
    assert min(p) > 0
    assert sum(p) == pytest.approx(1)


def test_only_the_last_characters_count():
    ngrams = count_ngrams("the cat sat on the mat", 3, 30)
    assert ngram_probability(ngrams, "xx on th", "e") == ngram_probability(ngrams, "th", "e")
    assert ngram_probability(ngrams, "th", "e") > 0.5


def test_surprises_are_those_of_each_character_but_the_first():
    ngrams = count_ngrams("abcabcabdabc", 3, 4)
    surprises = ngram_surprises(ngrams, "abd")
    wanted = [ngram_probability(ngrams, "a", "b"), ngram_probability(ngrams, "ab", "d")]
    np.testing.assert_allclose(surprises, -np.log(wanted))


@pytest.mark.parametrize(("text", "order"), [("abc", 0), ("ab", 3), ("", 1)])
def test_an_impossible_order_is_refused(text, order):
    with pytest.raises(ValueError, match=f"count_ngrams: order is {order}, the text has {len(text)} characters"):
        count_ngrams(text, order, 3)
