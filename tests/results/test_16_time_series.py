"""The series of chapter 16, and the results beside the chapter: complete, and as a new run gives them."""

import json

import numpy as np
import pytest

from lstm_tutorial.series.monthly import SEA_TEMPERATURE, read_monthly
from tools.time_series import HORIZON, LEADS, PLANS, RESULTS, SEEDS, TRIED, Plan, parts, run, run_shuffled

KEPT = json.loads(RESULTS.read_text(encoding="utf-8"))


def test_the_series_is_whole_and_says_where_it_comes_from():
    series = read_monthly(SEA_TEMPERATURE)
    assert (len(series.values), series.name_of(0), series.name_of(731)) == (732, "1950-01", "2010-12")
    assert 18 < series.values.min() < series.values.max() < 30  # degrees Celsius
    warmest, coldest = (series.months[series.values.argmax()], series.months[series.values.argmin()])
    assert warmest in (1, 2, 3, 4)   # the end of the southern summer
    assert coldest in (7, 8, 9)
    about = [line for line in SEA_TEMPERATURE.read_text(encoding="utf-8").splitlines() if line.startswith("#")]
    assert any("public domain" in line for line in about)
    assert any("NOAA" in line for line in about)


def test_some_values_are_those_of_the_source():
    """Read off statsmodels' elnino.csv by hand: the first and the last row's ends, and a month of the great El Niño."""
    series = read_monthly(SEA_TEMPERATURE)
    for month, value in {"1950-01": 23.11, "1950-12": 21.80, "1951-03": 25.60, "1953-02": 26.34}.items():
        assert series.values[series.position_of(month)] == value


def test_nothing_of_the_later_parts_was_fitted_on():
    """The windows of training are the same whatever the months from 1990 on are."""
    series = read_monthly(SEA_TEMPERATURE)
    training = parts(24).training
    border = series.position_of("1990-01")
    assert training[1].shape == (border - 24 - HORIZON + 1, HORIZON)
    assert np.abs(training[0].mean()) < 0.05
    assert training[0].std() == pytest.approx(1, abs=0.05)


def test_every_plan_and_setting_was_run():
    assert KEPT["plans"].keys() == PLANS.keys()
    assert KEPT["settings"]["seeds"] == list(SEEDS)
    for name, plan in PLANS.items():
        kept = KEPT["plans"][name]
        assert {key: kept[key] for key in plan._fields} == plan._asdict()
        assert np.shape(kept["test"]) == np.shape(kept["validation"]) == (len(SEEDS), HORIZON)
        assert kept["squared"].keys() == {str(lead) for lead in LEADS}
    assert [Plan(**{key: entry[key] for key in Plan._fields}) for entry in KEPT["tried"]] == TRIED


def test_the_settings_were_chosen_on_the_validation_part():
    """Each plan has the settings with the lowest error among those that were tried with its base."""
    for plan in PLANS.values():
        tried = [entry for entry in KEPT["tried"] if entry["base"] == plan.base]
        assert len(tried) == 8
        best = min(tried, key=lambda entry: np.mean(entry["validation"]))
        assert {key: best[key] for key in Plan._fields} == plan._asdict()


def test_the_kept_squares_are_those_of_the_kept_errors():
    for plan in KEPT["plans"].values():
        for lead, squared in plan["squared"].items():
            errors = np.array(plan["test"])[:, int(lead) - 1]
            assert np.mean(squared) == pytest.approx(np.mean(errors**2), rel=1e-3)


def test_the_traces_are_whole():
    months = KEPT["settings"]["made in"]
    assert "1997-01" in months
    for plan in KEPT["plans"].values():
        assert list(plan["traces"]) == months
        assert {np.shape(trace) for trace in plan["traces"].values()} == {(len(SEEDS), HORIZON)}


@pytest.mark.parametrize("name", PLANS)
def test_a_run_gives_the_kept_errors(name):
    again = run(PLANS[name], 0)
    np.testing.assert_allclose(again.test, KEPT["plans"][name]["test"][0], atol=0.03)


def test_what_is_kept_by_step_belongs_to_the_kept_runs():
    """A training that goes on has, at the step at which its model was kept, the lowest error so far."""
    by_step, plan = KEPT["by step"], KEPT["plans"]["LSTM, the change"]
    assert by_step["steps"] == list(range(20, 801, 20))
    for seed, steps in enumerate(plan["steps"]):
        validation = np.array(by_step["validation"][seed])
        at = by_step["steps"].index(steps)
        assert validation[at] == min(validation[: at + 9])
        of_test = np.sqrt(np.mean(np.square(plan["test"][seed])))
        assert by_step["test"][seed][at] == pytest.approx(of_test, abs=2e-3)


def test_shuffled_windows_turn_the_order_round():
    """What the chapter calls a mistake does what it says: the LSTM's error falls below the autoregression's."""
    lstm, linear = (np.median(KEPT["shuffled"][name], axis=0) for name in ("LSTM", "autoregression"))
    assert np.shape(KEPT["shuffled"]["LSTM"]) == (len(SEEDS), HORIZON)
    assert (lstm[2:] < linear[2:]).all()
    honest = np.median(KEPT["plans"]["LSTM, the change"]["test"], axis=0)
    assert (lstm < honest).all()


def test_shuffling_is_done_as_kept():
    kept = [KEPT["shuffled"][name][1] for name in ("LSTM", "autoregression")]
    np.testing.assert_allclose(run_shuffled(1), kept, atol=0.05)
