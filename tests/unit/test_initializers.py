"""Where weights start: bounds, lengths, eigenvalues, seeds."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_tutorial.initializers import glorot_uniform, orthogonal, with_spectral_radius

from .cells import seeds

sizes = st.integers(1, 8)


@given(seed=seeds, rows=sizes, columns=sizes)
def test_glorot_stays_within_its_bound(seed, rows, columns):
    W = glorot_uniform(np.random.default_rng(seed), rows, columns)
    assert W.shape == (rows, columns)
    assert W.dtype == np.float64
    assert np.abs(W).max() <= np.sqrt(6 / (rows + columns))


def test_glorot_fills_its_interval_evenly():
    W = glorot_uniform(np.random.default_rng(0), 100, 200)
    limit = np.sqrt(6 / 300)
    counts, _ = np.histogram(W, bins=10, range=(-limit, limit))
    assert counts.sum() == 20_000
    assert np.abs(counts - 2000).max() < 4.5 * np.sqrt(2000)
    assert W.var() == pytest.approx(2 / 300, rel=0.03)


@given(seed=seeds, size=sizes, data=st.data())
def test_an_orthogonal_matrix_changes_no_length(seed, size, data):
    rng = np.random.default_rng(seed)
    Q = orthogonal(rng, size)
    np.testing.assert_allclose(Q @ Q.T, np.eye(size), atol=1e-13)
    v = rng.normal(size=size)
    assert np.linalg.norm(v @ Q) == pytest.approx(np.linalg.norm(v), rel=1e-13)


def test_orthogonal_draws_have_no_preferred_direction():
    """Without the signs of R moved into Q, the diagonal leans to one side: its mean would be far from 0."""
    rng = np.random.default_rng(0)
    diagonals = np.array([np.diag(orthogonal(rng, 3)) for _ in range(2000)])
    assert np.abs(diagonals.mean(axis=0)).max() < 4 * np.sqrt(1 / 3 / 2000)
    determinants = np.sign([np.linalg.det(orthogonal(rng, 3)) for _ in range(500)])
    assert np.abs(determinants.mean()) < 0.2


@given(seed=seeds, size=sizes, radius=st.floats(1e-3, 10))
def test_the_spectral_radius_is_the_one_asked_for(seed, size, radius):
    matrix = with_spectral_radius(np.random.default_rng(seed), size, radius)
    assert matrix.shape == (size, size)
    assert np.abs(np.linalg.eigvals(matrix)).max() == pytest.approx(radius, rel=1e-9)


@pytest.mark.parametrize("radius", [0.5, 1.5])
def test_repeated_multiplication_shrinks_or_grows_at_the_rate_of_the_radius(radius):
    matrix = with_spectral_radius(np.random.default_rng(0), 6, radius)
    hundred, two_hundred = (np.linalg.norm(np.linalg.matrix_power(matrix, k)) for k in (100, 200))
    assert (two_hundred / hundred) ** (1 / 100) == pytest.approx(radius, rel=0.01)


@pytest.mark.parametrize("draw", [
    lambda rng: glorot_uniform(rng, 3, 4),
    lambda rng: orthogonal(rng, 4),
    lambda rng: with_spectral_radius(rng, 4, 0.9),
], ids=["glorot_uniform", "orthogonal", "with_spectral_radius"])  # fmt: skip
def test_a_seed_is_part_of_the_result(draw):
    np.testing.assert_array_equal(draw(np.random.default_rng(1)), draw(np.random.default_rng(1)))
    assert (draw(np.random.default_rng(1)) != draw(np.random.default_rng(2))).any()
    rng = np.random.default_rng(1)
    assert (draw(rng) != draw(rng)).any()
