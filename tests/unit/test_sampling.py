"""Sampling: as often as the model says, and nothing but the arguments decides."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_tutorial.activations import softmax
from lstm_tutorial.models import forward, init_model
from lstm_tutorial.text.sampling import only_highest, sample, sample_with_temperature

from .cells import CELLS

EVEN = (np.arange(10_000) + 0.5) / 10_000  # uniform numbers, evenly laid out


def shares(logits, temperature, top_k=None):
    """How often each answer is drawn, over uniform numbers that leave no place out."""
    drawn = sample_with_temperature(np.tile(logits, (len(EVEN), 1)), temperature, EVEN, top_k)
    return np.bincount(drawn, minlength=len(logits)) / len(EVEN)


@given(st.lists(st.floats(-5, 5), min_size=2, max_size=6), st.floats(0.2, 5))
def test_answers_come_as_often_as_the_model_says(logits, temperature):
    logits = np.array(logits)
    np.testing.assert_allclose(shares(logits, temperature), softmax(logits / temperature), atol=2e-4)


def test_a_low_temperature_prefers_and_a_high_one_levels():
    logits = np.array([0.0, 1.0, 3.0])
    assert shares(logits, 0.01)[2] == 1
    np.testing.assert_allclose(shares(logits, 1e9), 1 / 3, atol=2e-4)
    assert shares(logits, 0.5)[2] > shares(logits, 1.0)[2] > shares(logits, 2.0)[2]


def test_top_k_draws_among_the_highest_in_their_own_proportions():
    logits = np.array([2.0, -1.0, 1.0, 0.5, -3.0])
    p = softmax(logits) * [1, 0, 1, 1, 0]
    np.testing.assert_allclose(shares(logits, 1.0, top_k=3), p / p.sum(), atol=2e-4)
    np.testing.assert_array_equal(shares(logits, 5.0, top_k=1), [1, 0, 0, 0, 0])
    np.testing.assert_array_equal(shares(logits, 1.0, top_k=5), shares(logits, 1.0))


def test_of_equal_scores_no_more_than_top_k_stay():
    kept = only_highest(np.array([[1.0, 1.0, 1.0], [0.0, 2.0, 2.0]]), 2)
    np.testing.assert_array_equal(np.isfinite(kept), [[True, True, False], [False, True, True]])


@pytest.mark.parametrize("u", [0.0, np.nextafter(1.0, 0.0)])
@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_the_ends_of_the_line_are_answers_too(u, dtype):
    logits = np.array([[-1e4, 0.1, 0.2, 0.3, -1e4]], dtype)
    drawn = sample_with_temperature(logits, 1.0, np.array([u]))
    assert drawn.tolist() == [1 if u == 0 else 3]  # never one whose probability is nothing


def test_each_row_is_drawn_with_its_own_number():
    logits = np.zeros((4, 4))
    np.testing.assert_array_equal(sample_with_temperature(logits, 1.0, np.array([0.9, 0.1, 0.3, 0.6])), [3, 0, 1, 2])


@pytest.mark.parametrize(("options", "message"), [
    ({"temperature": 0.0}, r"temperature is 0\.0; expected a number above 0.*top_k=1"),
    ({"temperature": -1.0}, "expected a number above 0"),
    ({"temperature": np.nan}, "expected a number above 0"),
    ({"top_k": 0}, "top_k is 0; expected 1 to 3"),
    ({"top_k": 4}, "top_k is 4; expected 1 to 3"),
    ({"u": np.array([0.5, 1.0])}, r"u runs from 0\.5 to 1\.0; expected 0 to below 1"),
    ({"u": np.array([-0.1, 0.5])}, "expected 0 to below 1"),
    ({"u": np.array([0.5])}, "u has shape"),
])  # fmt: skip
def test_what_cannot_be_drawn_is_refused(options, message):
    arguments = {"logits": np.zeros((2, 3)), "temperature": 1.0, "u": np.array([0.1, 0.2])} | options
    with pytest.raises(ValueError, match=message):
        sample_with_temperature(**arguments)


@pytest.fixture(params=CELLS)
def model(request):
    return init_model(np.random.default_rng(0), request.param, 6, 8, 6, embedding=4, readout="every")


def test_a_text_is_written_as_if_it_were_read_anew_before_each_character(model):
    start, rng = np.array([2, 0, 5]), np.random.default_rng(7)
    written = sample(model, start, 12, np.random.default_rng(7), temperature=0.7, top_k=4)
    text = start
    for character in written:
        logits, _ = forward(model, text[:, None])
        assert sample_with_temperature(logits[-1], 0.7, rng.random(1), 4)[0] == character
        text = np.append(text, character)


def test_writing_depends_on_the_seed_alone(model):
    start = np.array([1])
    runs = [sample(model, start, 30, np.random.default_rng(seed)).tolist() for seed in (0, 0, 1)]
    assert runs[0] == runs[1] != runs[2]
    assert start.tolist() == [1]


def test_nothing_is_written_if_nothing_is_asked_for(model):
    assert sample(model, np.array([1]), 0, np.random.default_rng(0)).shape == (0,)


@pytest.mark.parametrize(("start", "readout"), [
    (np.array([], int), "every"), (np.array([[1]]), "every"), (np.array([1]), "last"),
])  # fmt: skip
def test_a_start_that_nothing_can_be_predicted_from_is_refused(model, start, readout):
    with pytest.raises(ValueError, match=r"sample: start has shape .*; expected one character or more"):
        sample(model._replace(readout=readout), start, 3, np.random.default_rng(0))
