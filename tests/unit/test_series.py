"""A measured series: what the file must be like, windows, season and scale."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lstm_tutorial.series.monthly import Monthly, read_monthly
from lstm_tutorial.series.windows import fit_scale, fit_season, windows

GOOD = "# a comment\nmonth,degrees\n1999-11,1.5\n1999-12,2\n\n2000-01,-3e0\n"


def read(tmp_path, text, **options):
    (tmp_path / "own.csv").write_text(text, encoding="utf-8")
    return read_monthly(tmp_path / "own.csv", **options)


@pytest.mark.parametrize("text", [
    GOOD, GOOD.replace("month,degrees\n", ""), "\ufeff" + GOOD, GOOD.replace("\n", "\r\n"),
])  # fmt: skip
def test_a_file_is_read(tmp_path, text):
    series = read(tmp_path, text)
    np.testing.assert_array_equal(series.values, [1.5, 2, -3])
    np.testing.assert_array_equal(series.months, [10, 11, 0])
    assert [series.name_of(position) for position in range(3)] == ["1999-11", "1999-12", "2000-01"]
    assert series.position_of("2000-01") == 2
    assert series.position_of("2000-02") == 3  # one behind the end, where a part may end


@pytest.mark.parametrize(("changed", "line", "message"), [
    (("1999-12,2", "1999-12,2,7"), 4, r"has 3 field\(s\); expected two"),
    (("1999-12,2", "1999-12"), 4, r"has 1 field\(s\)"),
    (("1999-12,2", "1999-12,x"), 4, "'x' is no number"),
    (("1999-12,2", "1999-12,nan"), 4, "'nan' is not finite"),
    (("1999-12,2", "1999-12,inf"), 4, "'inf' is not finite"),
    (("1999-12,2", "1999-13,2"), 4, "'1999-13' is no month"),
    (("1999-12,2", "12/1999,2"), 4, "'12/1999' is no month"),
    (("1999-12,2", "1999-11,2"), 4, "1999-11 comes twice"),
    (("1999-12,2", "1998-12,2"), 4, "1998-12 comes after 1999-11"),
    (("1999-12,2", "1999-12,"), 4, "1999-12 has no number"),
    (("1999-12,2\n", ""), 5, "1999-12 is missing"),
])  # fmt: skip
def test_a_line_that_is_wrong_is_named(tmp_path, changed, line, message):
    with pytest.raises(ValueError, match=rf"line {line} of .*own\.csv.*{message}"):
        read(tmp_path, GOOD.replace(*changed))


@pytest.mark.parametrize("text", ["", "# only a comment\n", "month,degrees\n"])
def test_a_file_without_months_is_refused(tmp_path, text):
    with pytest.raises(ValueError, match="holds no line with a month"):
        read(tmp_path, text)


@pytest.mark.parametrize("gap", ["1999-12,\n2000-01,\n2000-02,\n", "1999-12,\n", ""])
def test_gaps_are_filled_with_a_straight_line_only_when_asked(tmp_path, gap):
    text = f"1999-11,1\n{gap}2000-03,5\n"
    with pytest.raises(ValueError, match=r"read_monthly\(path, fill=\"linear\"\)"):
        read(tmp_path, text)
    filled = read(tmp_path, text, fill="linear")
    np.testing.assert_allclose(filled.values, [1, 2, 3, 4, 5])
    assert filled.first == 12 * 1999 + 10


@pytest.mark.parametrize("text", ["1999-11,\n1999-12,2\n", "1999-11,1\n1999-12,\n"])
def test_a_gap_at_an_end_has_no_neighbour_to_be_filled_from(tmp_path, text):
    with pytest.raises(ValueError, match="begins or ends with a month without a number"):
        read(tmp_path, text, fill="linear")


def test_another_way_of_filling_is_refused(tmp_path):
    with pytest.raises(ValueError, match="fill is 'zero'; expected one of None, 'linear'"):
        read(tmp_path, GOOD, fill="zero")


def test_a_month_outside_the_series_is_refused(tmp_path):
    with pytest.raises(ValueError, match=r"1950-01 lies outside the series, which runs from 1999-11 to 2000-01"):
        read(tmp_path, GOOD).position_of("1950-01")
    with pytest.raises(ValueError, match="'May' is no month"):
        read(tmp_path, GOOD).position_of("May")


@given(st.integers(1, 5), st.integers(1, 5), st.integers(0, 12))
def test_windows_are_every_stretch_with_what_came_after(length, horizon, more):
    series = np.arange(length + horizon + more, dtype=float)
    xs, targets = windows(series, length, horizon)
    assert xs.shape == (length, more + 1, 1)
    assert targets.shape == (more + 1, horizon)
    for b in range(more + 1):
        joined = np.concatenate([xs[:, b, 0], targets[b]])
        np.testing.assert_array_equal(joined, series[b : b + length + horizon])


@pytest.mark.parametrize(("length", "horizon", "message"), [
    (0, 1, "expected 1 or more of both"), (1, 0, "expected 1 or more of both"),
    (6, 5, "a series of 10 values has no window of 6 with 5 after it; expected 11 values or more"),
])  # fmt: skip
def test_windows_that_do_not_fit_are_refused(length, horizon, message):
    with pytest.raises(ValueError, match=message):
        windows(np.arange(10.0), length, horizon)


def test_the_season_is_the_mean_of_each_month():
    months = np.arange(30) % 12
    values = months + np.where(np.arange(30) < 12, 0.0, 1.0)
    season = fit_season(values, months)
    np.testing.assert_allclose(season, np.arange(12) + np.where(np.arange(12) < 6, 2 / 3, 0.5))


def test_a_season_needs_every_month():
    with pytest.raises(ValueError, match="month 12 never comes"):
        fit_season(np.arange(11.0), np.arange(11))


def test_scaling_goes_there_and_back():
    values = np.random.default_rng(0).normal(5, 3, size=40)
    scale = fit_scale(values)
    scaled = scale.apply(values)
    assert scaled.mean() == pytest.approx(0, abs=1e-12)
    assert scaled.std() == pytest.approx(1)
    np.testing.assert_allclose(scale.undo(scaled), values)


@pytest.mark.parametrize("values", [np.ones(5), np.array([]), np.array([2.0])])
def test_there_must_be_something_to_scale_by(values):
    with pytest.raises(ValueError, match="nothing to scale by"):
        fit_scale(values)


def test_months_go_round():
    np.testing.assert_array_equal(Monthly(12 * 2000 + 11, np.zeros(3)).months, [11, 0, 1])
