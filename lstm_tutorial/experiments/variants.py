"""The variants of chapter 18 on a task of chapter 13, the temporal order problem.

Rule, batches, learning and biases are chapter 13's: the gate that keeps starts at 5, an input gate at -5. Each variant
has about as many parameters as chapter 13's LSTM, 580. A cell that reads backwards has its own end, at the first step,
and is read there. (Coupled gates and peepholes on this task are part of the experiment `ablation`.)
"""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.experiments import temporal_order
from lstm_tutorial.experiments.experiment import Experiment
from lstm_tutorial.experiments.judging import judge_classes
from lstm_tutorial.experiments.learning import count_wrong, learn
from lstm_tutorial.experiments.temporal_order import BATCH, CLASSES, RULE, SYMBOLS, TEST, temporal_order_batch
from lstm_tutorial.experiments.variant_model import init_variant


class Plan(NamedTuple):
    """One variant."""

    layers: tuple  #: a cell for each layer: "lstm", "gru", "peephole" or "coupled"
    hidden: int  #: units of each cell
    both_ways: bool = False
    keep: float = 5.0  #: where the bias starts of the forget gate, or of the GRU's update gate
    write: float = -5.0  #: and that of the input gate, where there is one
    most: int = 96_000  #: training sequences at most
    learning_rate: float = 0.01


def new_network(rng, plan):
    """Draw the network of a plan."""
    return init_variant(
        rng, plan.layers, len(SYMBOLS), plan.hidden, len(CLASSES),
        keep=plan.keep, write=plan.write, both_ways=plan.both_ways,
    )  # fmt: skip


def measure(plan, seed):
    """Train one network until the rule is met, and count its mistakes on new sequences."""
    rng = np.random.default_rng(seed)

    def draw():
        return temporal_order_batch(rng, BATCH)

    learned = learn(new_network(rng, plan), draw, judge_classes, RULE, plan.most, plan.learning_rate)
    wrong = count_wrong(learned.network, draw, judge_classes, RULE, TEST)
    return {"solved": learned.solved, "sequences": learned.sequences, "wrong": wrong}


EXPERIMENT = Experiment(
    name="variants",
    chapter="18",
    title="which of two symbols came first, for GRU, layers and both ways",
    settings=temporal_order.EXPERIMENT.settings,
    plans={
        "GRU": Plan(("gru",), 9),
        "two layers": Plan(("lstm", "lstm"), 5),
        "both ways": Plan(("lstm",), 5, both_ways=True),
    },
    measure=measure,
)
