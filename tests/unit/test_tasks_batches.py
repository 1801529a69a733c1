"""Batches of stories: their arrays, their shares, their seeds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_tutorial.tasks import (
    CITIES,
    INDEX,
    LANGUAGE_OF,
    LANGUAGES,
    OPENING,
    PEOPLE,
    VOCABULARY_SIZE,
    decode,
    make_stories,
    story_length,
)

from .cells import seeds


@given(count=st.integers(1, 6), gap=st.sampled_from([3, 6, 7, 8, 20]), seed=seeds, change=st.floats(0, 1))
def test_tokens_answers_and_changes_belong_together(count, gap, seed, change):
    stories = make_stories(np.random.default_rng(seed), count, gap, change)
    assert stories.tokens.shape == (story_length(gap), count)
    assert stories.answers.shape == stories.changed.shape == (count,)
    assert stories.tokens.dtype.kind == stories.answers.dtype.kind == "i"
    assert stories.changed.dtype == bool
    assert 0 <= stories.tokens.min() <= stories.tokens.max() < VOCABULARY_SIZE
    for tokens, answer, changed in zip(stories.tokens.T, stories.answers, stories.changed, strict=True):
        cities = [word for word in decode(tokens) if word in CITIES]
        assert LANGUAGES[answer] == LANGUAGE_OF[cities[-1]]
        assert len(cities) == 1 + changed


@pytest.mark.parametrize("share", [0, 0.25, 0.5, 0.9, 1])
def test_the_share_of_stories_with_a_second_person_is_the_one_asked_for(share):
    changed = make_stories(np.random.default_rng(0), 2000, 3, share).changed
    assert changed.mean() == pytest.approx(share, abs=4 * np.sqrt(share * (1 - share) / 2000))


def test_by_default_half_of_the_stories_change():
    assert make_stories(np.random.default_rng(0), 2000, 3).changed.mean() == pytest.approx(0.5, abs=0.05)


@given(seed=seeds)
def test_the_same_seed_gives_the_same_stories_and_another_seed_others(seed):
    first, again = (make_stories(np.random.default_rng(seed), 4, 8) for _ in range(2))
    for one, other in zip(first, again, strict=True):
        np.testing.assert_array_equal(one, other)
    assert (make_stories(np.random.default_rng(seed + 1), 4, 8).tokens != first.tokens).any()


def test_two_batches_from_one_generator_differ():
    rng = np.random.default_rng(0)
    assert (make_stories(rng, 4, 8).tokens != make_stories(rng, 4, 8).tokens).any()


@pytest.mark.parametrize("change", [0.0, 0.5, 1.0])
def test_every_answer_and_every_person_is_equally_likely(change):
    stories = make_stories(np.random.default_rng(0), 4000, 3, change)
    answers = np.bincount(stories.answers, minlength=len(LANGUAGES))
    people = np.array([(stories.tokens[OPENING] == INDEX[person]).sum() for person in PEOPLE])
    for counts in (answers, people):
        assert counts.sum() == 4000
        assert np.abs(counts - 500).max() < 4.5 * np.sqrt(500 * 7 / 8)  # standard deviations


def test_the_first_city_says_nothing_about_the_answer_but_that_it_is_another():
    stories = make_stories(np.random.default_rng(0), 8000, 3, change=1)
    first = stories.tokens[4] - INDEX[CITIES[0]]
    steps = np.bincount((stories.answers - first) % 8, minlength=8)
    assert steps[0] == 0
    assert np.abs(steps[1:] - 8000 / 7).max() < 4.5 * np.sqrt(8000 / 7)


@pytest.mark.parametrize("count", [0, -1])
def test_no_stories_are_refused(count):
    with pytest.raises(ValueError, match=f"make_stories: count is {count}; expected at least one"):
        make_stories(np.random.default_rng(0), count, 6)


@pytest.mark.parametrize("change", [-0.1, 1.1, float("nan"), 50])
def test_a_share_outside_zero_to_one_is_refused(change):
    with pytest.raises(ValueError, match=r"make_stories: change is .* between 0 and 1"):
        make_stories(np.random.default_rng(0), 2, 6, change)
