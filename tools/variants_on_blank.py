"""Train the variants on the blank language, and keep what came out.

Run from the top of the repository (some minutes on two cores)::

    python -m tools.variants_on_blank [--jobs N]

It writes ``book/data/18_variants_on_blank.json``: for each plan the share of right answers and the steps
taken, one number for each seed. Stories, batches and learning rate are those of `tools.blank_by_gap`, whose
LSTM is what they are compared with, and the models have about as many parameters as that.
"""

import argparse
import json
import multiprocessing
import os
import platform
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import NamedTuple

import numpy as np
from rich.progress import track

from lstm_tutorial.experiments.variant_model import backward, forward, init_variant
from lstm_tutorial.losses import cross_entropy
from lstm_tutorial.optimizers import adam_init, adam_step, clip_by_global_norm
from lstm_tutorial.parameters import count_parameters
from lstm_tutorial.tasks import LANGUAGES, VOCABULARY_SIZE
from tools.blank_by_gap import SETTINGS, draw_stories

RESULTS = Path(__file__).resolve().parents[1] / "book" / "data" / "18_variants_on_blank.json"

SEEDS = tuple(range(5))
GAPS = (30, 100)
STEPS = 600  # at most so many


class Plan(NamedTuple):
    """One model at one gap, to be trained once with each seed."""

    layers: tuple  #: a cell for each layer: "lstm", "gru", "peephole" or "coupled"
    hidden: int  #: units of each cell
    gap: int  #: words between the city and the blank
    keep: float  #: where the bias starts of the gate that keeps: the forget gate's, the GRU's update gate's
    write: float = 0.0  #: and that of the input gate, where there is one
    both_ways: bool = False


#: Layers and units: some 5,000 parameters each, as the LSTM of 24 units has.
MODELS = {
    "peepholes": (("peephole",), 24),
    "coupled": (("coupled",), 28),
    "GRU": (("gru",), 28),
    "two layers": (("lstm", "lstm"), 16),
    "both ways": (("lstm",), 15),
}


def biases_of(name, start):
    """Where the biases start, of the gate that keeps and of the one that writes.

    "usual" is what libraries do, "long lags" what chapter 12 found to be needed. Where one gate does both,
    there is one bias.
    """
    if start == "usual":
        return (0.0, 0.0) if name == "GRU" else (1.0, 0.0)
    return (4.0, 0.0) if name in ("GRU", "coupled") else (4.0, -4.0)


PLANS = {
    f"{name}, {start}, gap {gap}": Plan(*MODELS[name], gap, *biases_of(name, start), name == "both ways")
    for name in MODELS for start in ("usual", "long lags") for gap in GAPS
}  # fmt: skip
#: An LSTM whose gates start where those of coupled gates with the usual bias do: is that what helps them?
PLANS["LSTM, gates as coupled, gap 30"] = Plan(("lstm",), 24, 30, keep=1.0, write=-1.0)


def main(arguments=None):
    """Train everything, and write the results."""
    parser = argparse.ArgumentParser(prog="python -m tools.variants_on_blank", description=main.__doc__)
    parser.add_argument("--jobs", type=int, default=2, help="how many runs at a time (default: 2)")
    jobs = parser.parse_args(arguments).jobs
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # for the processes below: small arrays, one thread each
    tasks = [(plan, seed) for plan in PLANS.values() for seed in SEEDS]
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        measured = list(track(pool.map(measure, *zip(*tasks, strict=True)), "measuring", len(tasks)))
    results = dict(zip(tasks, measured, strict=True))
    write(RESULTS, {name: [results[plan, seed] for seed in SEEDS] for name, plan in PLANS.items()})


def measure(plan, seed):
    """Train one model; its accuracy on stories that neither training nor stopping saw, and its steps.

    Parameters
    ----------
    plan : Plan
    seed : int

    Returns
    -------
    accuracy : float
    steps : int
    """
    rng = np.random.default_rng(seed)
    model = init_model(rng, plan)
    held_out = draw_stories(np.random.default_rng(1000 + seed), SETTINGS["held_out"], plan.gap)
    state, right = adam_init(model.params), 0.0
    for step in range(1, STEPS + 1):
        tokens, answers = draw_stories(rng, SETTINGS["batch"], plan.gap)
        logits, cache = forward(model, tokens)
        grads = clip_by_global_norm(backward(cross_entropy(logits, answers)[1], cache), SETTINGS["max_norm"])
        params, state = adam_step(model.params, grads, state, 0.01)
        model = model._replace(params=params)
        if step % SETTINGS["evaluate_every"] == 0:
            right = accuracy(model, *held_out)
            if right >= SETTINGS["stop_at"]:
                break
    test = draw_stories(np.random.default_rng(2000 + seed), SETTINGS["test"], plan.gap)
    return accuracy(model, *test), step


def init_model(rng, plan):
    """Draw a model: a vector for each word, the layers, and a readout.

    Parameters
    ----------
    rng : numpy.random.Generator
    plan : Plan

    Returns
    -------
    VariantModel
    """
    return init_variant(
        rng, plan.layers, VOCABULARY_SIZE, plan.hidden, len(LANGUAGES),
        keep=plan.keep, write=plan.write, both_ways=plan.both_ways, embedding=SETTINGS["embedding"],
    )  # fmt: skip


def accuracy(model, tokens, answers):
    """The share of right answers."""
    return float((forward(model, tokens)[0].argmax(axis=1) == answers).mean())


def write(path, results):
    """Write settings and results as JSON, a line for each plan.

    Parameters
    ----------
    path : Path
    results : dict of str to list of (accuracy, steps)
        The name of a plan to what came out with each seed.
    """
    about = {
        "made by": "python -m tools.variants_on_blank",
        "versions": {"python": platform.python_version(), "numpy": np.__version__},
        "settings": SETTINGS | {"seeds": SEEDS, "steps": STEPS, "learning_rate": 0.01},
    }
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in about.items()]
    for name, runs in results.items():
        plan = PLANS[name]
        kept = plan._asdict() | {"parameters": count_parameters(init_model(np.random.default_rng(0), plan).params)}
        kept |= {"accuracy": [right for right, _ in runs], "steps_taken": [steps for _, steps in runs]}
        lines.append(f"{json.dumps(name)}: {json.dumps(kept)}")
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
