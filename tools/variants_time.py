"""Measure how long a pass through each variant takes, in the sizes that it has in chapter 18's experiment.

Run from the top of the repository (some minutes, best on a machine that does nothing else)::

    python -m tools.variants_time

It writes ``book/data/18_variants_time.json``: for each task and variant, and for the LSTM, the milliseconds of
processor time of a pass forward and back over a batch. All cells are in the book's readable form: the fast forms of
some of them would show how much work went into those forms. And once more with as many units in all, and so many that
the products with weights take most of the time.
"""

import json
import multiprocessing
import os
import platform
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import numpy as np
from rich.progress import track

from lstm_tutorial.experiments.variant_model import init_variant
from lstm_tutorial.experiments.variants import TASKS, cells_of
from lstm_tutorial.variants import stacked_backward, stacked_forward

RESULTS = Path(__file__).resolve().parents[1] / "book" / "data" / "18_variants_time.json"
SETTINGS = {"steps": 100, "rounds": 101}
LARGE = {"batch": 64, "inputs": 256, "units": 256, "steps": 20, "rounds": 15}


def main():
    """Measure everything, and write the results."""
    about = {
        "made by": "python -m tools.variants_time",
        "versions": {"python": platform.python_version(), "numpy": np.__version__},
        "settings": {**SETTINGS, "large": LARGE},
    }
    large = {name: cells._replace(hidden=LARGE["units"]) for name, cells in cells_of("adding").items()}
    sizes = {name: (cells_of(name), task.module.BATCH, task.inputs, *SETTINGS.values()) for name, task in TASKS.items()}
    sizes["large"] = large, *(LARGE[key] for key in ("batch", "inputs", "steps", "rounds"))
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # for the process below: one thread
    with ProcessPoolExecutor(1, multiprocessing.get_context("spawn")) as pool:
        measured = list(track(pool.map(measure, *zip(*sizes.values(), strict=True)), "measuring", len(sizes)))
    results = about | dict(zip(sizes, measured, strict=True))
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in results.items()]
    RESULTS.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def measure(cells, batch, inputs, steps, rounds):
    """The shortest time of each, taken in turns, so that what slows one down slows down all.

    Parameters
    ----------
    cells : dict of str to Cells
    batch, inputs, steps : int
        Sizes B, D and T.
    rounds : int
        How often each is measured.

    Returns
    -------
    dict of str to float
        Milliseconds of processor time.
    """
    rng = np.random.default_rng(0)
    xs = rng.normal(size=(steps, batch, inputs))
    jobs = [
        _pass_through(xs, init_variant(rng, of.layers, inputs, of.hidden, 1, keep=0.0, both_ways=of.both_ways))
        for of in cells.values()
    ]
    shortest = np.min([[_seconds(job) for job in jobs] for _ in range(rounds)], axis=0)
    return dict(zip(cells, (shortest * 1000).round(2).tolist(), strict=True))


def _pass_through(xs, network):
    """A function that runs through a batch, forward and back."""

    def run():
        (hs, *_), cache = stacked_forward(xs, None, network.params.cell)
        stacked_backward((hs,), cache)

    return run


def _seconds(job):
    """Processor time of one call."""
    start = time.process_time()
    job()
    return time.process_time() - start


if __name__ == "__main__":
    main()
