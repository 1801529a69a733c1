"""Each loss's gradient, held to central differences."""

import numpy as np
from hypothesis import example, given
from hypothesis import strategies as st

from lstm_tutorial.gradcheck import check_gradients
from lstm_tutorial.losses import cross_entropy, squared_error

from .cells import seeds

tables = st.tuples(st.integers(1, 5), st.integers(2, 6))


@example(shape=(1, 3), seed=0)
@given(shape=tables, seed=seeds)
def test_cross_entropy_gradient_agrees_with_central_differences(shape, seed):
    rng = np.random.default_rng(seed)
    logits, targets = rng.normal(size=shape), rng.integers(shape[1], size=shape[0])
    derived = cross_entropy(logits, targets)[1]
    report = check_gradients(lambda z: cross_entropy(z, targets)[0], logits, derived)
    assert report.passed, report


@example(shape=(1, 3), seed=0)
@given(shape=tables, seed=seeds)
def test_squared_error_gradient_agrees_with_central_differences(shape, seed):
    rng = np.random.default_rng(seed)
    predictions, targets = rng.normal(size=shape), rng.normal(size=shape)
    derived = squared_error(predictions, targets)[1]
    report = check_gradients(lambda p: squared_error(p, targets)[0], predictions, derived)
    assert report.passed, report


@given(shape=tables, seed=seeds)
def test_cross_entropy_gradient_of_each_row_sums_to_zero(shape, seed):
    rng = np.random.default_rng(seed)
    _, dlogits = cross_entropy(3 * rng.normal(size=shape), rng.integers(shape[1], size=shape[0]))
    np.testing.assert_allclose(dlogits.sum(axis=1), 0, atol=1e-15)
