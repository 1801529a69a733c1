"""The adding problem: two numbers are marked in a long sequence, and their sum is asked for at its end.

Hochreiter and Schmidhuber (1997), experiment 4. The sequences and the rule are the paper's: solved when the latest
2000 sequences were answered with an error below 0.04 each, and below 0.01 in the mean; then 2560 new ones are tried.
Different are the network, how it learns (see `learning`), and that sequences of one batch have the same length.
"""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.experiments.experiment import Experiment
from lstm_tutorial.experiments.judging import judge_values
from lstm_tutorial.experiments.learning import LEARNING, Rule, count_wrong, learn
from lstm_tutorial.experiments.networks import new_network

BATCH, TEST = 32, 2560
RULE = Rule(tolerance=0.04, latest=2000, mean_error=0.01)


class Plan(NamedTuple):
    """One network on one length. LSTM and RNN have about as many parameters, 361 and 358."""

    cell: str
    hidden: int
    length: int  #: shortest length T; the longest is 1.1 T
    most: int = 96_000  #: training sequences at most
    forget_bias: float = 0.0
    input_bias: float = 0.0
    learning_rate: float = 0.01
    words: float = 1.0  #: size of the RNN's input weights at the start, as a multiple of the usual


def adding_batch(rng, count, length):
    """Sequences of the adding problem, all of one length.

    Parameters
    ----------
    rng : numpy.random.Generator
    count : int
        The batch size B.
    length : int
        The number of steps T, at least 22.

    Returns
    -------
    xs : ndarray, shape (T, B, 2)
        A number between -1 and 1, and its marker: 1 at the two that count, -1 at both ends, 0 elsewhere.
    targets : ndarray, shape (B, 1)
        The sum of the two, brought between 0 and 1: 0.5 + sum / 4.
    """
    numbers, markers = rng.uniform(-1, 1, size=(length, count)), np.zeros((length, count))
    sequences = np.arange(count)
    first = rng.integers(10, size=count)                               # one of the first ten
    second = rng.integers(length // 2 - 1, size=count)                 # one of the first half that are left
    second += second >= first
    markers[first, sequences] = markers[second, sequences] = 1
    markers[0] = markers[-1] = -1                                      # also where the start was drawn: it counts as 0
    sums = (numbers * (markers == 1)).sum(axis=0)                      # (B,)
    return np.stack([numbers, markers], axis=-1), 0.5 + sums[:, None] / 4


def measure(plan, seed, new=new_network):
    """Train one network until the rule is met, and count its mistakes on new sequences; `new` draws the network."""
    rng = np.random.default_rng(seed)

    def draw():
        return adding_batch(rng, BATCH, rng.integers(plan.length, plan.length * 11 // 10 + 1))

    network = new(rng, plan, inputs=2, outputs=1)
    learned = learn(network, draw, judge_values, RULE, plan.most, plan.learning_rate)
    wrong = count_wrong(learned.network, draw, judge_values, RULE, TEST)
    return {"solved": learned.solved, "sequences": learned.sequences, "wrong": wrong}


EXPERIMENT = Experiment(
    name="adding",
    chapter="13",
    title="the sum of two marked numbers",
    settings={"batch": BATCH, "rule": RULE._asdict(), "test": TEST, **LEARNING},
    plans={
        "LSTM, 100": Plan("lstm", 8, 100, forget_bias=5.0, input_bias=-5.0),
        "RNN, 100": Plan("rnn", 17, 100),
        "RNN, 100, rate 0.001": Plan("rnn", 17, 100, learning_rate=0.001),
        "RNN, 100, soft words, rate 0.003": Plan("rnn", 17, 100, learning_rate=0.003, words=0.1),
        "LSTM, 500": Plan("lstm", 8, 500, forget_bias=6.0, input_bias=-6.0),
        "LSTM, 1000": Plan("lstm", 8, 1000, forget_bias=7.0, input_bias=-7.0),
    },
    measure=measure,
)
