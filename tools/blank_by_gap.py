"""Train the RNN and the LSTM on the blank language, over gaps and seeds, and keep what came out.

Run from the top of the repository (it takes some twenty minutes on two cores)::

    python -m tools.blank_by_gap [--jobs N]

It writes ``book/data/12_blank_by_gap.json``: for each plan the share of right answers and the steps
taken, one number for each seed; and ``book/data/12_trained_lstms/``: ten LSTMs for chapter 12 to open.
Two runs may differ in the last bits of a sum, between machines and even on one, and a long training can
make much of that. Single numbers may then move; what chapter 12 claims of them should not. And it writes
``book/data/12_trained_rnn.npz``: an RNN that has learned from short stories, for the reader to compare.
"""

import argparse
import json
import multiprocessing
import os
import platform
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from typing import NamedTuple
from unittest.mock import patch

import numpy as np
from rich.progress import track

from lstm_tutorial import lstm, models
from lstm_tutorial.models import as_type, init_model, save_model
from lstm_tutorial.tasks import LANGUAGES, VOCABULARY_SIZE, make_stories
from lstm_tutorial.training import accuracy, train

DATA = Path(__file__).resolve().parents[1] / "book" / "data"
RESULTS, MODELS, RNN = DATA / "12_blank_by_gap.json", DATA / "12_trained_lstms", DATA / "12_trained_rnn.npz"

SEEDS = tuple(range(10))
GAPS = (6, 10, 20, 30, 60, 100)
SETTINGS = {
    "seeds": SEEDS, "embedding": 16, "batch": 32, "optimizer": "Adam", "max_norm": 1.0,
    "held_out": 256, "evaluate_every": 50, "stop_at": 0.99, "test": 500,
}  # fmt: skip


class Plan(NamedTuple):
    """One model at one gap, to be trained once with each seed."""

    cell: str  #: "rnn" or "lstm"
    gap: int  #: words between the city and the blank
    forget_bias: float = 0.0  #: where the biases of the LSTM's gates start; the RNN has none
    input_bias: float = 0.0
    words: float = 1.0  #: size of the RNN's input weights at the start, as a multiple of the usual
    learning_rate: float = 0.01
    steps: int = 600  #: at most so many
    cut: str | None = None  #: "dh_prev" or "dc_prev": what is not handed back from step to step

    @property
    def hidden(self):
        """Hidden units: both cells have about as many parameters, the RNN 5,384 and the LSTM 5,112."""
        return {"rnn": 55, "lstm": 24}[self.cell]


BIASES = {"bias 1": (1.0, 0.0), "long lags": (4.0, -4.0)}
PLANS = {
    **{f"RNN, gap {gap}": Plan("rnn", gap) for gap in GAPS},
    **{f"RNN, soft words, gap {gap}": Plan("rnn", gap, words=0.1) for gap in GAPS},
    **{f"LSTM, {name}, gap {gap}": Plan("lstm", gap, *BIASES[name]) for name in BIASES for gap in GAPS},
    **{f"LSTM, f {f:g}, i {i:g}": Plan("lstm", 30, f, i) for i in (0.0, -4.0) for f in (0.0, 1.0, 3.0, 4.0)},
    **{f"RNN, rate {rate:g}": Plan("rnn", 30, learning_rate=rate, steps=2000) for rate in (0.003, 0.001)},
    **{
        f"LSTM, f 4, i {i:g}, without {cut}": Plan("lstm", 30, 4.0, i, cut=cut)
        for i in (0.0, -4.0) for cut in ("dh_prev", "dc_prev")
    },
    **{f"LSTM, f {b:g}, i {-b:g}, gap 200": Plan("lstm", 200, b, -b) for b in (4.0, 5.0)},
}
FOR_READING = Plan("lstm", 30, *BIASES["long lags"], steps=400)
RNN_FOR_READING = Plan("rnn", 10, words=0.1, learning_rate=0.003, steps=2000)
SHORT_GAPS = (3, 6, 7, 8, 9, 10)  # of the stories that it learns from: from longer ones it learns nothing


def main(arguments=None):
    """Train everything, and write the results and the models."""
    parser = argparse.ArgumentParser(prog="python -m tools.blank_by_gap", description=main.__doc__)
    parser.add_argument("--jobs", type=int, default=2, help="how many runs at a time (default: 2)")
    jobs = parser.parse_args(arguments).jobs
    os.environ["OPENBLAS_NUM_THREADS"] = "1"  # for the processes below: small arrays, one thread each
    MODELS.mkdir(parents=True, exist_ok=True)
    plans = list(dict.fromkeys(PLANS.values()))  # what two names stand for is run once
    tasks = [(plan, seed) for plan in plans for seed in SEEDS]
    with ProcessPoolExecutor(jobs, multiprocessing.get_context("spawn")) as pool:
        list(track(pool.map(save_for_reading, SEEDS), "models to read", len(SEEDS)))
        pool.submit(save_rnn_for_reading).result()
        measured = list(track(pool.map(measure, *zip(*tasks, strict=True)), "measuring", len(tasks)))
    results = dict(zip(tasks, measured, strict=True))
    write(RESULTS, {name: [results[plan, seed] for seed in SEEDS] for name, plan in PLANS.items()})


def train_one(plan, seed, stop_at=SETTINGS["stop_at"], gaps=None):
    """Train one model on stories that are drawn as they are needed.

    Parameters
    ----------
    plan : Plan
    seed : int
    stop_at : float or None
        Stop when the accuracy on the held-out stories has reached this.
    gaps : tuple of int, optional
        Each batch has a gap drawn from these; by default the plan's.

    Returns
    -------
    model : Model
    history : History
    """
    rng = np.random.default_rng(seed)
    model = init_model(
        rng, plan.cell, VOCABULARY_SIZE, plan.hidden, len(LANGUAGES),
        embedding=SETTINGS["embedding"], forget_bias=plan.forget_bias, input_bias=plan.input_bias,
    )  # fmt: skip
    if plan.cell == "rnn":
        cell = model.params.cell
        model = model._replace(params=model.params._replace(cell=cell._replace(W=plan.words * cell.W)))
    return train(
        model, lambda: draw_stories(rng, SETTINGS["batch"], rng.choice(gaps) if gaps else plan.gap), plan.steps,
        held_out=draw_stories(np.random.default_rng(1000 + seed), SETTINGS["held_out"], plan.gap),
        learning_rate=plan.learning_rate, max_norm=SETTINGS["max_norm"],
        evaluate_every=SETTINGS["evaluate_every"], stop_at=stop_at, progress=False,
    )  # fmt: skip


def measure(plan, seed):
    """Train one model; its accuracy on stories that neither training nor stopping saw, and its steps."""
    with without(plan.cut):
        model, history = train_one(plan, seed)
    test = draw_stories(np.random.default_rng(2000 + seed), SETTINGS["test"], plan.gap)
    return accuracy(model, *test), len(history.loss)


@contextmanager
def without(cut):
    """Let the LSTM's steps hand back zeros in the place of dh_prev or dc_prev; nothing else is changed by ""."""
    whole = lstm.lstm_step_backward

    def step_backward(dh, dc, cache):
        return whole(dh, dc, cache)._replace(**{cut: np.zeros_like(dh)})

    def readable_forward(xs, h_0, c_0, params, keep=True):
        return lstm.lstm_forward(xs, h_0, c_0, params)

    if not cut:
        yield
        return
    with (  # the fused cell takes no steps that could be cut
        patch.multiple(models, lstm_forward=readable_forward, lstm_backward=lstm.lstm_backward),
        patch.object(lstm, "lstm_step_backward", step_backward),
    ):
        yield


def draw_stories(rng, count, gap):
    """Stories, shape (T, count), and their answers, shape (count,)."""
    stories = make_stories(rng, count, gap)
    return stories.tokens, stories.answers


def save_for_reading(seed):
    """Train an LSTM to the end, without stopping early, and keep it in float32."""
    model, _ = train_one(FOR_READING, seed, stop_at=None)
    save_model(MODELS / f"{seed}.npz", as_type(model, np.float32))


def save_rnn_for_reading():
    """Train an RNN on short stories to the end, and keep it in float32."""
    model, _ = train_one(RNN_FOR_READING, seed=0, stop_at=None, gaps=SHORT_GAPS)
    save_model(RNN, as_type(model, np.float32))


def write(path, results):
    """Write settings and results as JSON, a line for each plan.

    Parameters
    ----------
    path : Path
    results : dict of str to list of (accuracy, steps)
        The name of a plan to what came out with each seed.
    """
    about = {
        "made by": "python -m tools.blank_by_gap",
        "versions": {"python": platform.python_version(), "numpy": np.__version__},
        "settings": SETTINGS,
    }
    lines = [f"{json.dumps(key)}: {json.dumps(value)}" for key, value in about.items()]
    lines += [
        f"{json.dumps(name)}: "
        + json.dumps(
            {
                **PLANS[name]._asdict(),
                "accuracy": [accuracy for accuracy, _ in runs],
                "steps_taken": [steps for _, steps in runs],
            }
        )
        for name, runs in results.items()
    ]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


if __name__ == "__main__":
    main()
