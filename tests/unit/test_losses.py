"""Losses by hand, at their limits, and their refusals."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_tutorial.losses import cross_entropy, squared_error

from .cells import seeds


def test_cross_entropy_by_hand():
    logits = np.log([[1.0, 3.0], [4.0, 1.0]])  # probabilities 1/4, 3/4 and 4/5, 1/5
    loss, dlogits = cross_entropy(logits, np.array([1, 1]))
    assert loss == pytest.approx((math.log(4 / 3) + math.log(5)) / 2, rel=1e-15)
    np.testing.assert_allclose(dlogits, [[0.125, -0.125], [0.4, -0.4]], rtol=1e-14)


@pytest.mark.parametrize("K", [1, 2, 8, 1000])
def test_guessing_evenly_among_K_answers_costs_log_K(K):
    assert cross_entropy(np.full((3, K), 7.0), np.zeros(3, int))[0] == pytest.approx(math.log(K), abs=1e-14)


@given(seed=seeds, shift=st.floats(-1e3, 1e3))
def test_adding_the_same_to_all_scores_changes_nothing(seed, shift):
    rng = np.random.default_rng(seed)
    logits, targets = rng.normal(size=(3, 4)), rng.integers(4, size=3)
    wanted, _ = cross_entropy(logits, targets)
    assert cross_entropy(logits + shift, targets)[0] == pytest.approx(wanted, rel=1e-10)


@pytest.mark.parametrize("dtype", [np.float32, np.float64])
def test_certainty_costs_nothing_when_right_and_the_distance_when_wrong(dtype):
    logits = np.array([[1e4, -1e4]], dtype)
    assert cross_entropy(logits, np.array([0]))[0] == 0
    loss, dlogits = cross_entropy(logits, np.array([1]))
    assert loss == 2e4
    np.testing.assert_array_equal(dlogits, [[1, -1]])


def test_squared_error_by_hand():
    predictions, targets = np.array([[1.0, 2.0], [0.0, -1.0]]), np.array([[3.0, 2.0], [0.0, 2.0]])
    loss, dpredictions = squared_error(predictions, targets)
    assert loss == (4 + 9) / 2
    np.testing.assert_array_equal(dpredictions, [[-2, 0], [0, -3]])


@pytest.mark.parametrize("targets", [[0, 3], [-1, 0]])
def test_a_target_that_is_no_column_is_refused(targets):
    with pytest.raises(ValueError, match=f"cross_entropy: targets run from {min(targets)} to {max(targets)}; "
                                         "expected 0 to 2"):  # fmt: skip
        cross_entropy(np.zeros((2, 3)), np.array(targets))


@pytest.mark.parametrize("dtype", [float, bool])
def test_targets_are_whole_numbers(dtype):
    with pytest.raises(ValueError, match=r"cross_entropy: targets has dtype .* expected whole numbers"):
        cross_entropy(np.zeros((2, 3)), np.array([0, 1], dtype))


@pytest.mark.parametrize("dtype", [np.int8, np.uint8, np.uint64])
def test_targets_may_be_any_whole_numbers(dtype):
    assert cross_entropy(np.zeros((2, 4)), np.array([0, 3], dtype))[0] == pytest.approx(math.log(4))


def test_an_empty_batch_has_no_mean():
    with pytest.raises(ValueError, match="cross_entropy: the batch is empty"):
        cross_entropy(np.zeros((0, 3)), np.zeros(0, int))
    with pytest.raises(ValueError, match="squared_error: the batch is empty"):
        squared_error(np.zeros((0, 3)), np.zeros((0, 3)))
