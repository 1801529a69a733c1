"""Forecasts with and without a network, and how sure a difference between two is."""

import numpy as np
import pytest

from lstm_tutorial.series.forecaster import forecast, last_value, nothing, train_forecaster
from lstm_tutorial.series.forecasts import (
    autoregression,
    difference_interval,
    fit_autoregression,
    persistence,
    rmse,
    seasonal_naive,
)
from lstm_tutorial.series.windows import windows


def test_persistence_repeats_the_last_value():
    xs, _ = windows(np.arange(6.0), 3, 2)
    np.testing.assert_array_equal(persistence(xs, 3), [[2, 2, 2], [3, 3, 3]])


def test_seasonal_naive_is_right_about_what_repeats():
    series = np.tile(np.random.default_rng(0).normal(size=12), 6)
    xs, targets = windows(series, 12, 30)  # leads beyond a year, too
    np.testing.assert_array_equal(seasonal_naive(xs, 30), targets)
    longer, targets = windows(series, 17, 5)
    np.testing.assert_array_equal(seasonal_naive(longer, 5), targets)


def test_seasonal_naive_needs_a_whole_year():
    with pytest.raises(ValueError, match="windows of 11 steps; expected 12 or more"):
        seasonal_naive(np.zeros((11, 2, 1)), 3)


def autoregressive(rng, count, noise):
    series = [0.3, 0.1]
    for _ in range(count - 2):
        series.append(0.2 + 1.5 * series[-1] - 0.7 * series[-2] + noise * rng.normal())
    return np.array(series)


def test_an_autoregression_finds_the_rule_that_made_a_series():
    weights = fit_autoregression(autoregressive(np.random.default_rng(0), 5000, 0.1), 2, 3)
    np.testing.assert_allclose(weights[:, 0], [-0.7, 1.5, 0.2], atol=0.05)
    twice = [1.5 * -0.7, 1.5**2 - 0.7, 0.2 + 1.5 * 0.2]  # the rule, used twice
    np.testing.assert_allclose(weights[:, 1], twice, atol=0.08)


def test_without_noise_its_forecasts_are_exact_whatever_the_window():
    series = autoregressive(np.random.default_rng(0), 60, 0.0)
    weights = fit_autoregression(series[:40], 2, 5)
    for length in (2, 7):
        xs, targets = windows(series, length, 5)
        np.testing.assert_allclose(autoregression(xs, weights), targets, atol=1e-8)


def test_the_error_of_each_lead():
    np.testing.assert_allclose(rmse(np.array([[1.0, 2.0], [3.0, 2.0]]), np.zeros((2, 2))), [np.sqrt(5), 2])


def test_equal_errors_differ_by_nothing_and_larger_ones_by_more():
    rng = np.random.default_rng(0)
    squared = rng.random(200)
    assert difference_interval(squared, squared, rng) == (0, 0)
    low, high = difference_interval(4 * squared, squared, rng)
    assert low < np.sqrt(squared.mean()) < high
    assert low > 0


def test_neighbours_that_are_alike_make_an_interval_wider():
    rng = np.random.default_rng(0)
    runs = np.repeat(rng.random(20), 12)  # a year at a time
    narrow, wide = (difference_interval(runs, np.full(240, 0.5), np.random.default_rng(1), block=block)
                    for block in (1, 24))  # fmt: skip
    assert wide[1] - wide[0] > 2 * (narrow[1] - narrow[0])


@pytest.mark.parametrize(("block", "count"), [(0, 10), (11, 10), (5, 9)])
def test_impossible_blocks_are_refused(block, count):
    with pytest.raises(ValueError, match="expected two of one shape"):
        difference_interval(np.ones(10), np.ones(count), np.random.default_rng(0), block=block)


@pytest.fixture(scope="module")
def noisy_wave():
    """Windows of a sine with a little noise, to learn from and to be judged by."""
    series = np.sin(np.arange(300) / 4) + 0.05 * np.random.default_rng(0).normal(size=300)
    return windows(series[:200], 8, 3), windows(series[200:], 8, 3)


def linear(xs):
    """A line through the last two values."""
    return xs[-1] + (xs[-1] - xs[-2]) * np.arange(1, 4)


@pytest.mark.parametrize("base", [nothing, last_value, linear])
def test_a_forecaster_learns_a_wave(noisy_wave, base):
    training, later = noisy_wave
    forecaster = train_forecaster(np.random.default_rng(0), training, later, hidden=6, base=base, batch=32,
                                  learning_rate=0.02, steps=250)  # fmt: skip
    errors = rmse(forecast(forecaster, later[0]), later[1])
    assert (errors < 0.5 * rmse(persistence(later[0], 3), later[1])).all()
    assert 20 <= forecaster.steps <= 250


def test_a_forecaster_begins_near_no_change_and_the_best_is_kept(noisy_wave):
    training, later = noisy_wave
    options = {"hidden": 4, "batch": 8, "look_every": 1, "patience": 5}
    one = train_forecaster(np.random.default_rng(0), training, later, steps=1, learning_rate=1e-9, **options)
    np.testing.assert_allclose(forecast(one, later[0]), persistence(later[0], 3), atol=0.3)
    wild = train_forecaster(np.random.default_rng(0), training, later, steps=30, learning_rate=5.0, **options)
    assert wild.steps <= 25  # it stopped, and kept an early one


def test_a_training_without_a_look_is_refused(noisy_wave):
    with pytest.raises(ValueError, match="a look every 20 of 10 steps"):
        train_forecaster(np.random.default_rng(0), *noisy_wave, steps=10)


def test_each_look_can_be_watched(noisy_wave):
    seen = []
    kept = train_forecaster(np.random.default_rng(0), *noisy_wave, hidden=4, batch=8, steps=60, looked=seen.append)
    assert [forecaster.steps for forecaster in seen] == [20, 40, 60]
    errors = [rmse(forecast(forecaster, noisy_wave[1][0]), noisy_wave[1][1]) for forecaster in seen]
    assert kept.steps == seen[int(np.argmin([(error**2).mean() for error in errors]))].steps
