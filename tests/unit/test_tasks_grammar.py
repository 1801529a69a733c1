"""Every story follows the grammar, for every gap: its length, its fact, its distractors, its answer."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_tutorial.tasks import (
    BLANK,
    CITIES,
    FACT,
    LANGUAGE_OF,
    LANGUAGES,
    OPENING,
    PEOPLE,
    make_stories,
    make_story,
    story_length,
)

from .cells import seeds

gaps = st.one_of(st.just(3), st.integers(6, 60))
SUBJECTS = {"train", "river", "market", "garden", "baker", "bus", "window", "clock", "cat", "road"}
ADJECTIVES = {"old", "quiet", "small", "green", "slow"}
VERBS = {"stopped", "slept", "opened", "turned", "waited", "moved", "shone", "closed"}
WEATHER, FELL = {"rain", "snow", "night", "wind"}, {"fell", "came", "ended"}


def sentences(words):
    """The words between full stops."""
    return [sentence.split() for sentence in " ".join(words).split(" . ")]


def is_talk(sentence):
    """Whether a sentence is one of the three clauses on other things."""
    match sentence:
        case [weather, fell]:
            return weather in WEATHER and fell in FELL
        case ["the", subject, verb]:
            return subject in SUBJECTS and verb in VERBS
        case ["the", adjective, subject, verb]:
            return adjective in ADJECTIVES and subject in SUBJECTS and verb in VERBS
    return False


def is_fact(sentence):
    return len(sentence) == FACT and sentence[0] in PEOPLE and sentence[1:4] == ["grew", "up", "in"]


@given(gap=gaps, seed=seeds, change=st.booleans())
def test_a_story_is_the_opening_the_fact_the_gap_and_the_blank(gap, seed, change):
    words, answer = make_story(np.random.default_rng(seed), gap, change)
    assert len(words) == story_length(gap) == OPENING + FACT + gap + 1
    *body, question = sentences(words)
    facts = [sentence for sentence in body if is_fact(sentence)]
    talk = [sentence for sentence in body if not is_fact(sentence)]
    assert all(is_talk(sentence) for sentence in talk)
    assert len(facts) == (2 if change else 1)
    assert question == [facts[-1][0], "speaks", BLANK]
    assert answer == LANGUAGE_OF[facts[-1][-1]]


def test_a_story_with_the_shortest_real_gap_has_24_words():
    assert [story_length(gap) for gap in (3, 6, 100)] == [21, 24, 118]


@given(gap=gaps, seed=seeds, change=st.booleans())
def test_exactly_gap_words_lie_between_the_city_that_matters_and_the_blank(gap, seed, change):
    words, answer = make_story(np.random.default_rng(seed), gap, change)
    city = max(index for index, word in enumerate(words) if word in CITIES)
    assert LANGUAGE_OF[words[city]] == answer
    assert words.index(BLANK) - city - 1 == gap


@given(gap=gaps, seed=seeds, change=st.booleans())
def test_the_city_that_matters_is_always_at_the_same_place(gap, seed, change):
    words, _ = make_story(np.random.default_rng(seed), gap, change)
    assert words[OPENING + FACT - 1] in CITIES
    assert words[OPENING : OPENING + FACT - 1][1:] == ["grew", "up", "in"]
    assert words[OPENING + FACT] == "."


@given(gap=gaps, seed=seeds)
def test_where_a_second_person_enters_both_the_person_and_the_city_are_others(gap, seed):
    words, answer = make_story(np.random.default_rng(seed), gap, change=True)
    assert words[0] in PEOPLE
    assert words[4] in CITIES
    assert words[0] != words[OPENING]
    assert words[4] != words[OPENING + FACT - 1]
    assert answer != LANGUAGE_OF[words[4]]


@given(gap=gaps, seed=seeds, change=st.booleans())
def test_no_language_ever_stands_in_a_story(gap, seed, change):
    words, _ = make_story(np.random.default_rng(seed), gap, change)
    assert set(words).isdisjoint(LANGUAGES)


@given(gap=gaps, seed=seeds)
def test_without_change_one_city_and_one_person_are_named(gap, seed):
    words, _ = make_story(np.random.default_rng(seed), gap, change=False)
    assert sum(word in CITIES for word in words) == 1
    assert len(set(words) & set(PEOPLE)) == 1


@pytest.mark.parametrize("gap", [3, *range(6, 40)])
def test_every_gap_that_is_allowed_can_be_filled_whatever_the_dice_say(gap):
    rng = np.random.default_rng(gap)
    lengths = {len(make_story(rng, gap, change)[0]) for change in (True, False) for _ in range(20)}
    assert lengths == {story_length(gap)}


@pytest.mark.parametrize("gap", [-3, 0, 1, 2, 4, 5, 6.5, 2.999, float("nan"), float("inf"), "6"])
@pytest.mark.parametrize("function", [
    story_length,
    lambda gap: make_story(np.random.default_rng(0), gap, True),
    lambda gap: make_stories(np.random.default_rng(0), 2, gap),
], ids=["story_length", "make_story", "make_stories"])  # fmt: skip
def test_a_gap_that_no_sentences_fill_is_refused(function, gap):
    with pytest.raises(ValueError, match=r"gap is .*; expected 3, or a whole number from 6"):
        function(gap)


def test_every_clause_of_the_grammar_is_used():
    rng = np.random.default_rng(0)
    words = [make_story(rng, 30, change)[0] for change in (True, False) for _ in range(200)]
    seen = {word for story in words for word in story}
    expected = SUBJECTS | ADJECTIVES | VERBS | WEATHER | FELL | set(PEOPLE) | set(CITIES)
    assert seen == expected | {BLANK, ".", "grew", "up", "in", "speaks", "the"}
    lengths = {len(sentence) for story in words for sentence in sentences(story) if is_talk(sentence)}
    assert lengths == {2, 3, 4}
