"""The file of results: written after every run, taken up again, and refused where it belongs to something else."""

import json
from dataclasses import replace
from typing import NamedTuple

import numpy as np
import pytest

from lstm_tutorial.experiments.catalogue import all_experiments, find_experiment
from lstm_tutorial.experiments.experiment import Experiment
from lstm_tutorial.experiments.results import Results, ResultsError
from lstm_tutorial.experiments.running import run_one
from lstm_tutorial.experiments.verifying import compare, draw_runs


class Plan(NamedTuple):
    factor: float
    name: str = "x"


DOUBLING = Experiment(
    name="doubling-seeds", chapter="99", title="twice a number", settings={"rule": {"latest": 3}, "sizes": (1, 2)},
    plans={"two": Plan(2.0), "three": Plan(3.0)},
    measure=lambda plan, seed: {"solved": True, "product": plan.factor * seed},
)  # fmt: skip


def run_some(results, runs):
    for name, seed in runs:
        results.add(name, run_one(results.experiment, name, seed))


def test_everything_is_missing_at_first_plan_by_plan(tmp_path):
    wanted = [("two", 0), ("two", 1), ("three", 0), ("three", 1)]
    assert Results(DOUBLING, tmp_path).missing(2) == wanted


def test_what_was_run_is_there_again_and_only_the_rest_is_missing(tmp_path):
    run_some(Results(DOUBLING, tmp_path), [("three", 1), ("two", 0)])
    again = Results(DOUBLING, tmp_path)
    assert again.missing(2) == [("two", 1), ("three", 0)]
    assert again.runs["three"][0]["product"] == 3.0
    run_some(again, again.missing(2))
    assert Results(DOUBLING, tmp_path).missing(2) == []


def test_the_file_says_what_was_run_with_what(tmp_path):
    run_some(Results(DOUBLING, tmp_path), [("two", 1), ("two", 0)])
    kept = json.loads((tmp_path / "99_doubling_seeds.json").read_text(encoding="utf-8"))
    assert kept["settings"] == {"rule": {"latest": 3}, "sizes": [1, 2]}
    assert kept["plans"] == {"two": {"factor": 2.0, "name": "x"}, "three": {"factor": 3.0, "name": "x"}}
    assert [run["seed"] for run in kept["runs"]["two"]] == [0, 1]
    assert kept["versions"][0]["numpy"] == np.__version__


def test_the_file_is_whole_after_every_run_and_nothing_else_is_left(tmp_path):
    results = Results(DOUBLING, tmp_path)
    for count in range(3):
        run_some(results, [("two", count)])
        assert len(json.loads(results.path.read_text(encoding="utf-8"))["runs"]["two"]) == count + 1
        assert list(tmp_path.iterdir()) == [results.path]


@pytest.mark.parametrize(("changed", "said"), [
    ({"settings": {"rule": {"latest": 4}, "sizes": (1, 2)}}, "rule, latest is 3, now 4"),
    ({"settings": {"rule": {"latest": 3}}}, "sizes is no more"),
    ({"settings": {"rule": {"latest": 3}, "sizes": (1, 2), "rate": 1}}, "rate is not there"),
    ({"plans": {"two": Plan(2.5), "three": Plan(3.0)}}, "two, factor is 2.0, now 2.5"),
    ({"plans": {"three": Plan(3.0)}}, "two is no more"),
])  # fmt: skip
def test_results_of_other_settings_are_refused_and_the_first_difference_is_named(tmp_path, changed, said):
    run_some(Results(DOUBLING, tmp_path), [("two", 0)])
    with pytest.raises(ResultsError, match=f"made with other settings: {said}. Move it away"):
        Results(replace(DOUBLING, **changed), tmp_path)


def test_a_new_plan_is_run_beside_the_old_ones(tmp_path):
    run_some(Results(DOUBLING, tmp_path), [("two", 0), ("three", 0)])
    more = replace(DOUBLING, plans={**DOUBLING.plans, "four": Plan(4.0)})
    assert Results(more, tmp_path).missing(1) == [("four", 0)]


@pytest.mark.parametrize("text", ["", "{", "[]", "{}", '{"runs": {}}', "null"])
def test_what_is_no_file_of_results_is_refused(tmp_path, text):
    (tmp_path / DOUBLING.file_name).write_text(text, encoding="utf-8")
    with pytest.raises(ResultsError, match="is no file of results"):
        Results(DOUBLING, tmp_path)


def test_every_version_that_wrote_is_named_once(tmp_path, monkeypatch):
    run_some(Results(DOUBLING, tmp_path), [("two", 0), ("two", 1)])
    monkeypatch.setattr(np, "__version__", "99.0")
    run_some(Results(DOUBLING, tmp_path), [("two", 2)])
    assert [of["numpy"] == "99.0" for of in Results(DOUBLING, tmp_path).versions] == [False, True]


def test_a_run_is_the_same_with_the_same_seed_and_another_with_another():
    experiment = find_experiment("gradient-decay")
    norms = [run_one(experiment, "RNN", seed)["norms"] for seed in (0, 0, 1)]
    assert norms[0] == norms[1] != norms[2]


def test_runs_to_verify_are_drawn_from_those_that_are_kept_without_repetition(tmp_path):
    results = Results(DOUBLING, tmp_path)
    run_some(results, results.missing(3))
    rng = np.random.default_rng(0)
    drawn = [draw_runs(results, 4, rng) for _ in range(30)]
    assert all(len(set(runs)) == 4 for runs in drawn)
    assert set().union(*drawn) == {(name, seed) for name in DOUBLING.plans for seed in range(3)}
    assert len(draw_runs(results, 100, rng)) == 6


KEPT = {"seed": 0, "solved": True, "sequences": 32, "norms": [1.0, 2e-9], "seconds": 1.0}


@pytest.mark.parametrize(("again", "exact", "verdict"), [
    (KEPT | {"seconds": 9.0}, False, "the same"),
    (KEPT | {"sequences": 64}, False, "the same outcome, other numbers"),
    (KEPT | {"solved": False}, False, "another outcome"),
    (KEPT | {"norms": [1.0, 2.00001e-9]}, True, "the same"),
    (KEPT | {"norms": [1.0, 2.1e-9]}, True, "another outcome"),
    (KEPT | {"norms": [1.0]}, True, "another outcome"),
    (KEPT | {"sequences": 64}, True, "another outcome"),
])  # fmt: skip
def test_two_runs_are_compared(again, exact, verdict):
    assert compare(replace(DOUBLING, exact=exact), KEPT, again) == verdict


def test_the_catalogue_has_every_experiment_under_its_name():
    experiments = all_experiments()
    assert all(experiment.name == name for name, experiment in experiments.items())
    assert len({experiment.file_name for experiment in experiments.values()}) == len(experiments)


@pytest.mark.parametrize(("name", "near"), [("adidng", "adding"), ("temporal_order", "temporal-order")])
def test_an_unknown_experiment_offers_the_nearest(name, near):
    with pytest.raises(ValueError, match=f"Did you mean {near}"):
        find_experiment(name)
