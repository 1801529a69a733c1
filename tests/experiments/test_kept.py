"""What is kept of chapters 13, 14 and 18: complete, made by the experiments as they are, and as the chapters say."""

import json
from pathlib import Path

import numpy as np
import pytest

from lstm_tutorial.experiments.ablated import VARIANTS
from lstm_tutorial.experiments.catalogue import all_experiments, find_experiment
from lstm_tutorial.experiments.continual_reber import LOOKS
from lstm_tutorial.experiments.forget_bias import BIASES, LAGS
from lstm_tutorial.experiments.results import Results
from lstm_tutorial.experiments.running import run_one
from lstm_tutorial.experiments.variants import TASKS, cells_of
from lstm_tutorial.experiments.verifying import compare
from tools import variants_time

DATA = Path(__file__).resolve().parents[2] / "book" / "data"
SEEDS = 10
#: Runs that are made again here: they take a second or two each.
FAST = [
    ("gradient-decay", "RNN"), ("gradient-decay", "LSTM, forget 5, input -5"), ("noise-free", "LSTM"),
    ("noise-free", "RNN, rate 0.003"), ("embedded-reber", "RNN"), ("forget-bias", "lag 10, forget 2, input -2"),
    ("variants", "noise-free, coupled"), ("variants", "noise-free, both ways"), ("variants", "embedded Reber, coupled"),
]  # fmt: skip


def kept(name):
    return Results(find_experiment(name), DATA)


def runs(name, plan):
    """What is kept of a plan, which has to be all of it: nothing here may be shown on less."""
    of_plan = kept(name).runs[plan]
    assert len(of_plan) == SEEDS, f"{plan}: {len(of_plan)} of {SEEDS} seeds. Run `lstm-tutorial experiment {name}`."
    return of_plan


def solved(name, plan):
    return sum(run["solved"] for run in runs(name, plan))


def median(name, plan):
    return np.median([run["sequences"] for run in runs(name, plan)])


def norms(name, plan):
    return np.array([run["norms"] for run in runs(name, plan)])


@pytest.mark.parametrize("name", all_experiments())
def test_every_plan_was_run_with_every_seed_as_it_stands(name):
    results = kept(name)  # raises where settings or plans are others
    assert list(results.runs) == list(results.experiment.plans)
    assert {tuple(run["seed"] for run in of_plan) for of_plan in results.runs.values()} == {tuple(range(SEEDS))}


@pytest.mark.parametrize("name", sorted(set(all_experiments()) - {"gradient-decay", "continual-reber"}))
def test_a_run_that_failed_has_had_all_its_sequences_and_no_other_has(name):
    for plan_name, plan in find_experiment(name).plans.items():
        of_plan = runs(name, plan_name)
        assert all(run["sequences"] == plan.most for run in of_plan if not run["solved"])
        assert all(run["sequences"] <= plan.most for run in of_plan if run["solved"])


@pytest.mark.parametrize(("name", "plan"), FAST)
def test_a_new_run_ends_as_the_kept_one(name, plan):
    """The last bits of a sum may differ between processors, and with them the number of sequences."""
    again = run_one(find_experiment(name), plan, 0)
    assert compare(find_experiment(name), runs(name, plan)[0], again) != "another outcome"


@pytest.mark.parametrize("plan", ["LSTM, 100", "LSTM, 500", "LSTM, 1000"])
def test_the_lstm_learns_to_add_and_goes_on_being_right(plan):
    assert solved("adding", plan) >= 9
    assert np.mean([run["wrong"] for run in runs("adding", plan) if run["solved"]]) < 0.01 * 2560


@pytest.mark.parametrize(("name", "plan"), [
    (name, plan) for name in ("adding", "temporal-order") for plan in find_experiment(name).plans if "RNN" in plan
])  # fmt: skip
def test_no_plain_network_learns_to_add_or_to_order(name, plan):
    assert solved(name, plan) == 0


def test_the_plain_network_learns_the_reber_grammar_and_the_noise_free_lag():
    assert solved("embedded-reber", "RNN") >= 8
    assert median("embedded-reber", "RNN") < median("embedded-reber", "LSTM")
    assert solved("noise-free", "RNN, rate 0.003") == solved("noise-free", "LSTM") == SEEDS


def test_what_the_noise_free_lag_lacks_is_what_stops_the_plain_network():
    assert solved("noise-free", "RNN, words x 4, rate 0.003") <= 2
    assert solved("noise-free", "RNN, random, rate 0.003") < SEEDS <= solved("noise-free", "LSTM, random")


@pytest.mark.parametrize("lag", LAGS)
def test_a_lag_wants_a_forget_bias_near_its_logarithm(lag):
    shares = [solved("forget-bias", f"lag {lag}, forget {f}, input {-f}") for f in BIASES]
    took = [median("forget-bias", f"lag {lag}, forget {f}, input {-f}") for f in BIASES]
    assert abs(np.argmin(took) - np.log(lag)) <= 1
    assert shares[round(np.log(lag))] >= 9
    assert all(share <= 5 for f, share in enumerate(shares) if f < np.log(lag) - 1.9 and f > 0) or lag == 10


@pytest.mark.parametrize("lag", [100, 300])
def test_a_forget_bias_alone_is_not_enough_for_a_long_lag(lag):
    assert max(solved("forget-bias", f"lag {lag}, forget {f}, input 0") for f in BIASES) <= 5


def test_a_forget_bias_of_1_is_better_than_0_and_enough_for_ten_steps_only():
    def learned(lag, forget, input_):
        return solved("forget-bias", f"lag {lag}, forget {forget}, input {input_}")

    assert [learned(lag, 1, 0) for lag in (10, 100)] == [SEEDS, 0]
    assert learned(30, 0, 0) < learned(30, 1, 0) <= 5
    assert [learned(lag, 5, -5) for lag in (10, 30, 100)] == [SEEDS] * 3


def test_more_gradient_before_training_is_not_always_more_that_is_learned():
    left = {f: np.median(norms("gradient-decay", f"LSTM, forget {f}")[:, -1]) for f in (3, 5)}
    assert left[3] > 2 * left[5]
    assert solved("forget-bias", "lag 100, forget 3, input 0") < solved("forget-bias", "lag 100, forget 5, input 0")


@pytest.mark.parametrize("variant", VARIANTS)
def test_the_order_of_two_symbols_takes_an_input_gate_and_no_other_part(variant):
    assert solved("ablation", f"temporal order, {variant}") == (0 if variant == "NIG" else SEEDS)


def test_at_another_start_the_parts_rank_otherwise():
    from_3_and_0 = {variant: solved("ablation", f"temporal order from 3 and 0, {variant}") for variant in VARIANTS}
    assert from_3_and_0["full"] <= 5
    assert from_3_and_0["NOG"] == from_3_and_0["NIG"] == 0
    assert from_3_and_0["CIFG"] == SEEDS


def test_the_stream_takes_a_forget_gate():
    assert solved("continual-reber", "NFG") == solved("continual-reber", "NFG, peepholes") == 0
    assert solved("continual-reber", "full") >= 9
    assert solved("ablation", "embedded Reber, NFG") >= 9
    full, without = (norms("continual-reber", variant) for variant in ("full", "NFG"))
    assert without[:, -1].min() > 50 * full[:, -1].max()
    assert (without[:, -1] > 100 * without[:, LOOKS.index(10)]).all()  # a hundred times as many symbols


def test_the_memory_of_coupled_gates_stays_in_its_range():
    assert norms("continual-reber", "CIFG").max() <= np.sqrt(12)


def test_peepholes_help_without_input_gate_and_let_the_memory_grow():
    for task, variant in [("ablation", "temporal order, {}"), ("continual-reber", "{}")]:
        assert solved(task, variant.format("NIG, peepholes")) > solved(task, variant.format("NIG"))
    for variant in ("full", "NIG", "NOG", "NIAF"):
        with_them, without = (norms("continual-reber", plan)[:, -1] for plan in (f"{variant}, peepholes", variant))
        assert np.median(with_them) > 100 * np.median(without)


def beside_the_lstm(plan):
    """A variant's median of the sequences on a task, and the share of pairs in which it is quicker than the LSTM."""
    task = TASKS[find_experiment("variants").plans[plan].task]
    pair = runs("variants", plan), runs(task.module.EXPERIMENT.name, task.lstm)
    ours, lstms = (np.array([run["sequences"] if run["solved"] else np.inf for run in of]) for of in pair)
    return np.median(ours) / np.median(lstms), ((ours[:, None] < lstms).mean() + (ours[:, None] <= lstms).mean()) / 2


@pytest.mark.parametrize("plan", find_experiment("variants").plans)
def test_every_variant_learns_every_task_that_it_can_be_given(plan):
    assert solved("variants", plan) >= 9


@pytest.mark.parametrize("task", TASKS)
def test_only_the_temporal_order_tells_a_variant_from_the_lstm_by_more_than_a_few_sequences(task):
    shares = {variant: beside_the_lstm(f"{task}, {variant}") for variant in list(cells_of(task))[1:]}
    if task == "noise-free":
        assert all(ratio == pytest.approx(1, abs=0.03) for ratio, _ in shares.values())
    else:
        beyond_chance = {variant for variant, (_, share) in shares.items() if not 0.24 <= share <= 0.76}
        assert beyond_chance == ({"coupled", "GRU", "both ways"} if task == "temporal order" else set())
        assert shares["two layers"][0] > 1.3


@pytest.mark.parametrize("variant", ["coupled", "GRU"])
def test_coupled_gates_learn_the_order_in_fewer_sequences(variant):
    ratio, share = beside_the_lstm(f"temporal order, {variant}")
    assert ratio < 0.8
    assert share > 0.8
    assert median("ablation", "temporal order, CIFG") < median("temporal-order", "LSTM")


def test_what_a_step_costs_is_kept_for_all_that_is_compared():
    kept_times = json.loads(variants_time.RESULTS.read_text(encoding="utf-8"))
    assert list(kept_times) == ["made by", "versions", "settings", *TASKS, "large"]
    assert kept_times["settings"] == {**variants_time.SETTINGS, "large": variants_time.LARGE}
    for task in TASKS:
        assert list(kept_times[task]) == list(cells_of(task))
        of = {name: time / kept_times[task]["LSTM"] for name, time in kept_times[task].items()}
        assert 1.3 < of["peepholes"] < 1.6
        assert max(abs(of["coupled"] - 1), abs(of["GRU"] - 1)) < 0.15
        assert all(1.7 < of[name] < 2.3 for name in ("two layers", "both ways") if name in of)
    large = {name: time / kept_times["large"]["LSTM"] for name, time in kept_times["large"].items()}
    assert max(large["coupled"], large["GRU"]) < 0.8
    assert large["peepholes"] < 1.1


def test_the_time_of_a_step_can_be_measured():
    cells = {name: of_task._replace(hidden=2) for name, of_task in cells_of("adding").items()}
    times = variants_time.measure(cells, batch=2, inputs=3, steps=4, rounds=2)
    assert list(times) == list(cells)
    assert min(times.values()) > 0
