"""Train two layers on a few stories of the blank language, with dropout and without, and keep what came out.

Run from the top of the repository (some minutes)::

    python -m tools.dropout_on_blank [--jobs N]

It writes ``book/data/18_dropout_on_blank.json``: for each rate the share of right answers on the stories that
were trained on and on others, one number for each seed.
"""

import argparse
import json
import multiprocessing
import os
import platform
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from rich.progress import track

from lstm_tutorial.losses import cross_entropy
from lstm_tutorial.models import ModelParams
from lstm_tutorial.optimizers import adam_init, adam_step, clip_by_global_norm
from lstm_tutorial.variants import draw_mask, draw_masks, stacked_backward, stacked_forward
from tools.blank_by_gap import draw_stories
from tools.variants_on_blank import Plan, accuracy, init_model

RESULTS = Path(__file__).resolve().parents[1] / "book" / "data" / "18_dropout_on_blank.json"

SEEDS = tuple(range(10))
RATES = (0.0, 0.25, 0.5)
PLAN = Plan(("lstm", "lstm"), 16, gap=10, keep=4.0, write=-4.0)
SETTINGS = {"stories": 64, "steps": 150, "learning_rate": 0.01, "max_norm": 1.0, "test": 500}


def main(arguments=None):
    """Train everything, and write the results."""
    parser = argparse.ArgumentParser(prog="python -m tools.dropout_on_blank", description=main.__doc__)
    parser.add_argument("--jobs", type=int, default=2, help="how many runs at a time (default: 2)")
    jobs = parser.parse_args(arguments).jobs
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # for the processes below: small arrays, one thread each
    tasks = [(rate, seed) for rate in RATES for seed in SEEDS]
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        measured = list(track(pool.map(measure, *zip(*tasks, strict=True)), "measuring", len(tasks)))
    write(RESULTS, dict(zip(tasks, measured, strict=True)))


def measure(rate, seed):
    """Train one model on few stories; its accuracy on them and on others, both without dropout.

    Parameters
    ----------
    rate : float
        The share that is left out: of the words' vectors, between the layers, and before the readout.
    seed : int

    Returns
    -------
    trained_on, others : float
    """
    rng = np.random.default_rng(seed)
    model = init_model(rng, PLAN)
    stories = draw_stories(rng, SETTINGS["stories"], PLAN.gap)
    state = adam_init(model.params)
    for _ in range(SETTINGS["steps"]):
        grads = clip_by_global_norm(gradients(rng, model.params, *stories, rate), SETTINGS["max_norm"])
        params, state = adam_step(model.params, grads, state, SETTINGS["learning_rate"])
        model = model._replace(params=params)
    others = draw_stories(np.random.default_rng(2000 + seed), SETTINGS["test"], PLAN.gap)
    return accuracy(model, *stories), accuracy(model, *others)


def gradients(rng, params, tokens, answers, rate):
    """Gradients of the loss, with fresh masks wherever numbers go up, and none from step to step."""
    xs = params.embedding[tokens]                                   # (T, B, D)
    T, B, _ = xs.shape
    mask_in = draw_mask(rng, xs.shape, rate)                           # (T, B, D)
    masks = draw_masks(rng, T, B, params.cell, rate)
    (hs, _), cache = stacked_forward(xs * mask_in, None, params.cell, masks=masks)
    mask_out = draw_mask(rng, hs[-1].shape, rate)                      # (B, H)
    last = hs[-1] * mask_out
    _, dlogits = cross_entropy(last @ params.W_y + params.b_y, answers)
    dhs = np.zeros_like(hs)
    dhs[-1] = dlogits @ params.W_y.T * mask_out
    grads = stacked_backward((dhs,), cache)
    dembedding = np.zeros_like(params.embedding)
    np.add.at(dembedding, tokens, grads.dxs * mask_in)
    return ModelParams(dembedding, grads.params, last.T @ dlogits, dlogits.sum(axis=0))


def write(path, results):
    """Write settings and results as JSON, a line for each rate.

    Parameters
    ----------
    path : Path
    results : dict of (rate, seed) to (trained_on, others)
    """
    about = {
        "made by": "python -m tools.dropout_on_blank",
        "versions": {"python": platform.python_version(), "numpy": np.__version__},
        "settings": SETTINGS | PLAN._asdict() | {"seeds": SEEDS},
    }
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in about.items()]
    for rate in RATES:
        trained_on, others = zip(*(results[rate, seed] for seed in SEEDS), strict=True)
        lines.append(f"{json.dumps(f'rate {rate:g}')}: {json.dumps({'trained_on': trained_on, 'others': others})}")
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
