"""softmax: probabilities, whatever the scores."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import array_shapes, arrays

from lstm_tutorial.activations import softmax

scores = arrays(float, array_shapes(min_dims=1, max_dims=3, max_side=5), elements=st.floats(-1e4, 1e4))


@given(z=scores, data=st.data())
def test_probabilities_are_not_negative_and_sum_to_one(z, data):
    axis = data.draw(st.integers(-z.ndim, z.ndim - 1))
    p = softmax(z, axis=axis)
    assert p.shape == z.shape
    assert (p >= 0).all()
    np.testing.assert_allclose(p.sum(axis=axis), 1, rtol=1e-14)


@given(z=scores, shift=st.floats(-1e3, 1e3))
def test_the_same_number_added_to_all_scores_changes_nothing(z, shift):
    np.testing.assert_allclose(softmax(z + shift), softmax(z), atol=2e-12)


@given(z=scores)
def test_it_keeps_the_order_of_the_scores(z):
    order = np.argsort(z, axis=-1, kind="stable")
    assert (np.diff(np.take_along_axis(softmax(z), order, axis=-1), axis=-1) >= 0).all()


def test_by_hand():
    scores = [math.log(1), math.log(2), math.log(5)]
    np.testing.assert_allclose(softmax(scores), [1 / 8, 2 / 8, 5 / 8], rtol=1e-15)
    np.testing.assert_array_equal(softmax(np.zeros((2, 4))), np.full((2, 4), 0.25))


def test_the_axis_is_the_one_that_was_asked_for():
    z = np.array([[0, math.log(3)], [math.log(3), 0]])
    np.testing.assert_allclose(softmax(z, axis=0), [[0.25, 0.75], [0.75, 0.25]])
    np.testing.assert_array_equal(softmax(z, axis=0), softmax(z.T, axis=1).T)
    lopsided = np.array([[0.0, 0.0], [math.log(3), 0.0]])
    np.testing.assert_allclose(softmax(lopsided, axis=0), [[0.25, 0.5], [0.75, 0.5]])
    np.testing.assert_allclose(softmax(lopsided), [[0.5, 0.5], [0.75, 0.25]])


@pytest.mark.parametrize("z", [[1e4, -1e4, 0], [1e308, -1e308, 0], [3e38, 0, -3e38]])
@pytest.mark.parametrize("dtype", [np.float64, np.float32])
def test_huge_scores_give_certainty_without_a_warning(z, dtype):
    z = np.clip(z, np.finfo(dtype).min, np.finfo(dtype).max).astype(dtype)
    np.testing.assert_array_equal(softmax(z), [1, 0, 0])


@pytest.mark.parametrize("dtype", [int, np.int8, np.uint8, bool])
def test_whole_numbers_become_float64(dtype):
    result = softmax(np.array([0, 1], dtype))
    assert result.dtype == np.float64
    np.testing.assert_allclose(result, [1 / (1 + math.e), math.e / (1 + math.e)], rtol=1e-15)


@pytest.mark.parametrize(("shape", "axis"), [((0,), -1), ((3, 0), 1), ((), -1), ((0, 3), 0)])
def test_no_scores_give_no_probabilities(shape, axis):
    with pytest.raises(ValueError, match=r"softmax: z has shape .* expected at least one score along axis"):
        softmax(np.zeros(shape), axis=axis)


def test_no_rows_are_fine():
    assert softmax(np.zeros((0, 3))).shape == (0, 3)


@pytest.mark.parametrize("axis", [1, -2])
def test_an_axis_that_is_not_there_is_refused(axis):
    with pytest.raises((ValueError, IndexError)):
        softmax(np.zeros(3), axis=axis)
