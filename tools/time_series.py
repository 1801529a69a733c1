"""Train the forecasting LSTM of chapter 16 with ten seeds, in several ways, and keep what came out.

Run from the top of the repository (a few minutes on one core)::

    python -m tools.time_series [--jobs N]

It writes ``book/data/16_time_series.json``. All errors are in degrees Celsius. ``tried``: for each setting the mean
error on the validation part, over all leads, a number for each seed. ``plans``: for each plan and seed the error at
each lead on both later parts, and the steps taken; ``squared``: at some leads, for each month of the test in order, the
squared error, its mean over the seeds; ``traces``: for some months, the twelve forecasts of each seed made then.
``by step``: the error of each part at each look of a training that does not stop. ``shuffled``: the error at each lead
if the windows are dealt out to the three parts at random, which is a mistake.
"""

import argparse
import json
import multiprocessing
import os
import platform
from concurrent.futures import ProcessPoolExecutor
from functools import partial
from itertools import product
from pathlib import Path
from typing import NamedTuple

import numpy as np
from rich.progress import track

from lstm_tutorial.series.forecaster import forecast, last_value, nothing, train_forecaster
from lstm_tutorial.series.forecasts import autoregression, fit_autoregression, rmse
from lstm_tutorial.series.monthly import SEA_TEMPERATURE, read_monthly
from lstm_tutorial.series.windows import fit_scale, fit_season, windows

RESULTS = Path(__file__).resolve().parents[1] / "book" / "data" / "16_time_series.json"

SEEDS, SEEDS_TRIED = tuple(range(10)), (0, 1, 2)
VALIDATION, TEST = "1990-01", "1996-01"  # where these parts begin
HORIZON, LEADS, ORDER = 12, (1, 3, 6, 9, 12), 2
MADE_IN = ("1997-01", "1997-05", "1997-09", "1998-01", "1998-06")  # the forecasts that are kept


class Plan(NamedTuple):
    """One way to train."""

    base: str  #: what the model's word is added to: "nothing", "last value" or "autoregression"
    length: int  #: months in a window
    hidden: int
    learning_rate: float


PLANS = {
    "LSTM, the value": Plan("nothing", 12, 8, 0.01),
    "LSTM, the change": Plan("last value", 24, 16, 0.003),
    "LSTM, the correction": Plan("autoregression", 24, 8, 0.003),
}
TRIED = [
    Plan(*setting)
    for setting in product(("nothing", "last value", "autoregression"), (12, 24), (8, 16), (0.003, 0.01))
]


def main(arguments=None):
    """Train every plan with every seed, and write the results."""
    parser = argparse.ArgumentParser(prog="python -m tools.time_series", description=main.__doc__)
    parser.add_argument("--jobs", type=int, default=1, help="how many runs at a time (default: 1)")
    jobs = parser.parse_args(arguments).jobs
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # for the processes below: small arrays, one thread each
    tasks = list(dict.fromkeys([*product(PLANS.values(), SEEDS), *product(TRIED, SEEDS_TRIED)]))
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        runs = list(track(pool.map(run, *zip(*tasks, strict=True)), "training", len(tasks)))
        by_step = list(track(pool.map(by_steps, SEEDS), "without stopping", len(SEEDS)))
        shuffled = list(track(pool.map(run_shuffled, SEEDS), "shuffled", len(SEEDS)))
    write(dict(zip(tasks, runs, strict=True)), by_step, shuffled)


class Parts(NamedTuple):
    """The windows of each part, scaled, and what a scaled number is in degrees."""

    training: tuple
    validation: tuple
    test: tuple
    z: np.ndarray  #: the whole series without its season, scaled
    past: int  #: how many months of it are the training part
    degrees: float


def parts(length):
    """The series without its season, scaled, in windows: (xs, targets) of each part.

    A later part's first windows reach back into the part before: at that time, it is known.
    """
    series = read_monthly(SEA_TEMPERATURE)
    validation, test = series.position_of(VALIDATION), series.position_of(TEST)
    season = fit_season(series.values[:validation], series.months[:validation])
    anomalies = series.values - season[series.months]
    scale = fit_scale(anomalies[:validation])
    z = scale.apply(anomalies)
    return Parts(
        windows(z[:validation], length, HORIZON),
        windows(z[validation - length : test], length, HORIZON),
        windows(z[test - length :], length, HORIZON),
        z, validation, scale.deviation,
    )  # fmt: skip


def train(plan, seed, of, **options):
    """Train as planned on the training windows of some parts."""
    weights = fit_autoregression(of.z[: of.past], ORDER, HORIZON)
    bases = {"nothing": nothing, "last value": last_value, "autoregression": partial(autoregression, weights=weights)}
    return train_forecaster(
        np.random.default_rng(seed), of.training, of.validation,
        hidden=plan.hidden, base=bases[plan.base], learning_rate=plan.learning_rate, **options,
    )  # fmt: skip


class Run(NamedTuple):
    """What came of one training."""

    validation: np.ndarray  #: error of each lead, in degrees, shape (12,)
    test: np.ndarray
    steps: int  #: of the model that was kept
    forecasts: np.ndarray  #: of the test's windows, in degrees, shape (B, 12)


def run(plan, seed):
    """Train one model, and measure it.

    Parameters
    ----------
    plan : Plan
    seed : int

    Returns
    -------
    Run
    """
    of = parts(plan.length)
    forecaster = train(plan, seed, of)
    validation, test = (of.degrees * forecast(forecaster, xs) for xs, _ in (of.validation, of.test))
    return Run(
        rmse(validation, of.degrees * of.validation[1]), rmse(test, of.degrees * of.test[1]), forecaster.steps, test,
    )  # fmt: skip


def by_steps(seed):
    """The error over all leads at each look: of training, validation and test, and the number of steps."""
    plan, looks = PLANS["LSTM, the change"], []
    of = parts(plan.length)

    def look(forecaster):
        errors = [np.sqrt(np.mean((forecast(forecaster, xs) - targets) ** 2)) for xs, targets in of[:3]]
        looks.append((forecaster.steps, *(of.degrees * np.array(errors))))

    train(plan, seed, of, patience=10**6, looked=look)
    return np.array(looks).T


def run_shuffled(seed):
    """The mistake: all windows shuffled, then dealt out; the test error of each lead, of LSTM and autoregression."""
    plan = PLANS["LSTM, the change"]
    of = parts(plan.length)
    xs, targets = windows(of.z, plan.length, HORIZON)
    counts = np.cumsum([of.test[1].shape[0], of.validation[1].shape[0]])
    test, validation, training = (
        (xs[:, chosen], targets[chosen])
        for chosen in np.split(np.random.default_rng([seed, 1]).permutation(len(targets)), counts)
    )
    forecaster = train(plan, seed, of._replace(training=training, validation=validation), steps=3000)
    weights = fit_autoregression(of.z, ORDER, HORIZON)
    said = forecast(forecaster, test[0]), autoregression(test[0], weights)
    return [of.degrees * rmse(words, test[1]) for words in said]


def write(runs, by_step, shuffled):
    """Write the results as JSON, a line for each plan."""
    about = {
        "about": {
            "made by": "python -m tools.time_series",
            "versions": {"python": platform.python_version(), "numpy": np.__version__},
        },
        "settings": {
            "seeds": SEEDS, "horizon": HORIZON, "validation from": VALIDATION, "test from": TEST, "made in": MADE_IN,
        },
        "by step": {
            "steps": [int(steps) for steps in by_step[0][0]],
            **{part: [rounded(of_seed[row]) for of_seed in by_step]
               for row, part in enumerate(("training", "validation", "test"), 1)},
        },
        "shuffled": {
            name: [rounded(of_seed[which]) for of_seed in shuffled]
            for which, name in enumerate(("LSTM", "autoregression"))
        },
    }  # fmt: skip
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in about.items()]
    tried = [
        {**plan._asdict(), "validation": rounded([runs[plan, seed].validation.mean() for seed in SEEDS_TRIED])}
        for plan in TRIED
    ]
    lines.append('"tried": [\n' + ",\n".join(f"  {json.dumps(entry)}" for entry in tried) + "\n]")
    plans = {name: summary(plan, [runs[plan, seed] for seed in SEEDS]) for name, plan in PLANS.items()}
    lines.append('"plans": {\n' + ",\n".join(f"  {json.dumps(k)}: {json.dumps(v)}" for k, v in plans.items()) + "\n}")
    RESULTS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def summary(plan, of_seeds):
    """What the file holds of one plan."""
    of = parts(plan.length)
    targets = of.degrees * of.test[1]
    squared = np.mean([(run.forecasts - targets) ** 2 for run in of_seeds], axis=0)     # (B, 12)
    series = read_monthly(SEA_TEMPERATURE)
    rows = {month: series.position_of(month) - series.position_of(TEST) for month in MADE_IN}
    return {
        **plan._asdict(),
        "validation": [rounded(run.validation) for run in of_seeds],
        "test": [rounded(run.test) for run in of_seeds],
        "steps": [run.steps for run in of_seeds],
        "squared": {str(lead): rounded(squared[:, lead - 1]) for lead in LEADS},
        "traces": {month: [rounded(run.forecasts[row]) for run in of_seeds] for month, row in rows.items()},
    }


def rounded(array):
    """A list of numbers with four decimals."""
    return [round(float(value), 4) for value in array]


if __name__ == "__main__":
    main()
