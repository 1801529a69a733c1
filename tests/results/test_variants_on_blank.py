"""The kept results of chapter 18: made by the tools as they stand, repeatable, and what the chapter says of them."""

import json

import numpy as np
import pytest

from tools import blank_by_gap, dropout_on_blank, variants_on_blank
from tools.dropout_on_blank import RATES
from tools.variants_on_blank import PLANS, SEEDS, Plan, measure

KEPT = json.loads(variants_on_blank.RESULTS.read_text(encoding="utf-8"))
DROPOUT = json.loads(dropout_on_blank.RESULTS.read_text(encoding="utf-8"))
CHAPTER_12 = json.loads(blank_by_gap.RESULTS.read_text(encoding="utf-8"))
SOLVED, CHANCE = 0.95, 1 / 8


def solved(name):
    return sum(right >= SOLVED for right in KEPT[name]["accuracy"])


def test_there_is_a_result_for_every_plan_and_no_other():
    assert list(KEPT) == ["made by", "versions", "settings", *PLANS]
    assert KEPT["settings"]["seeds"] == list(SEEDS)


@pytest.mark.parametrize("name", PLANS)
def test_each_plan_was_run_as_it_stands_with_every_seed(name):
    kept = dict(KEPT[name])
    steps, accuracies, parameters = (kept.pop(key) for key in ("steps_taken", "accuracy", "parameters"))
    assert kept == json.loads(json.dumps(PLANS[name]._asdict()))
    assert len(steps) == len(accuracies) == len(SEEDS)
    assert parameters == pytest.approx(5112, rel=0.05)  # the LSTM's of chapter 12


def test_the_tool_trains_as_chapter_12_did():
    """The LSTM that the variants are compared with was trained by another loop; this one does the same."""
    right, steps = measure(Plan(("lstm",), 24, 10, 4.0, -4.0), seed=0)
    kept = CHAPTER_12["LSTM, long lags, gap 10"]
    assert right == pytest.approx(kept["accuracy"][0], abs=0.02)
    assert abs(steps - kept["steps_taken"][0]) <= 50


@pytest.mark.parametrize("name", ["GRU, long lags, gap 30", "coupled, long lags, gap 30"])
def test_a_new_run_ends_as_the_kept_one(name):
    right, steps = measure(PLANS[name], seed=0)
    assert (right >= SOLVED) == (KEPT[name]["accuracy"][0] >= SOLVED)
    assert abs(steps - KEPT[name]["steps_taken"][0]) <= 100


@pytest.mark.parametrize("name", [name for name in PLANS if "long lags" in name])
def test_with_biases_for_long_lags_every_variant_solves_every_gap(name):
    assert solved(name) == len(SEEDS)


def test_with_the_usual_biases_coupled_gates_solve_thirty_words_and_peepholes_do_not_help():
    assert solved("coupled, usual, gap 30") == len(SEEDS)
    assert solved("peepholes, usual, gap 30") == 0
    assert max(CHAPTER_12["LSTM, bias 1, gap 30"]["accuracy"]) < SOLVED
    for name in ("GRU", "two layers"):
        assert 0 < solved(f"{name}, usual, gap 30") < len(SEEDS)


def test_it_is_not_where_the_gates_start_that_helps_the_coupled_ones():
    assert solved("LSTM, gates as coupled, gap 30") == 0
    assert max(KEPT["LSTM, gates as coupled, gap 30"]["accuracy"]) < 2 * CHANCE


def test_at_a_hundred_words_only_reading_both_ways_leaves_chance_behind():
    for name in PLANS:
        if name.endswith("usual, gap 100"):
            shares = KEPT[name]["accuracy"]
            assert min(shares) > 2 * CHANCE if name.startswith("both ways") else max(shares) < 2 * CHANCE
    assert solved("both ways, usual, gap 100") == 1


def test_dropout_was_run_as_it_stands():
    settings = dropout_on_blank.SETTINGS | dropout_on_blank.PLAN._asdict() | {"seeds": dropout_on_blank.SEEDS}
    assert DROPOUT["settings"] == json.loads(json.dumps(settings))
    assert list(DROPOUT)[3:] == [f"rate {rate:g}" for rate in RATES]


def test_dropout_helps_where_stories_are_few():
    without, some, much = (np.array(DROPOUT[f"rate {rate:g}"]["others"]) for rate in RATES)
    assert min(DROPOUT["rate 0"]["trained_on"]) == 1
    assert np.median(without) < 0.5
    assert some.min() > without.max()
    assert np.median(without) < np.median(much) < np.median(some)
