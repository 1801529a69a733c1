"""The temporal order problem: two of a hundred symbols count, and it is asked which they were and which came first.

Hochreiter and Schmidhuber (1997), experiment 6a. The sequences and the rule are the paper's: solved when in the latest
2000 sequences no output was off by 0.3, and the mean error was below 0.1; then 2560 new ones are tried. Different are
the network, its outputs (softmax, in the place of sigmoids with a squared error), how it learns (see `learning`), and
that sequences of one batch have the same length.
"""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.experiments.experiment import Experiment
from lstm_tutorial.experiments.judging import judge_classes
from lstm_tutorial.experiments.learning import LEARNING, Rule, count_wrong, learn
from lstm_tutorial.experiments.networks import new_network

SYMBOLS = "abcdEBXY"
A, START, END, X = SYMBOLS.index("a"), SYMBOLS.index("E"), SYMBOLS.index("B"), SYMBOLS.index("X")
CLASSES = ("XX", "XY", "YX", "YY")
BATCH, TEST = 32, 2560
RULE = Rule(tolerance=0.3, latest=2000, mean_error=0.1)


class Plan(NamedTuple):
    """One network. LSTM and RNN have about as many parameters, 580 and 612."""

    cell: str
    hidden: int
    most: int = 96_000  #: training sequences at most
    forget_bias: float = 0.0
    input_bias: float = 0.0
    learning_rate: float = 0.01
    words: float = 1.0  #: size of the RNN's input weights at the start, as a multiple of the usual


def temporal_order_batch(rng, count):
    """Sequences of the temporal order problem, all of one length from 100 to 110.

    Parameters
    ----------
    rng : numpy.random.Generator
    count : int
        The batch size B.

    Returns
    -------
    tokens : ndarray of int, shape (T, B)
        Indices into `SYMBOLS`: E, then a to d at random, with X or Y at a step from 10 to 20 and at one
        from 50 to 60, and B at the end.
    targets : ndarray of int, shape (B,)
        Indices into `CLASSES`.
    """
    length, sequences = rng.integers(100, 111), np.arange(count)
    tokens = rng.integers(A, A + 4, size=(length, count))              # (T, B)
    tokens[0], tokens[-1] = START, END
    first, second = rng.integers(2, size=(2, count))                   # 0 for X, 1 for Y
    tokens[rng.integers(10, 21, size=count), sequences] = X + first
    tokens[rng.integers(50, 61, size=count), sequences] = X + second
    return tokens, 2 * first + second


def measure(plan, seed, new=new_network):
    """Train one network until the rule is met, and count its mistakes on new sequences; `new` draws the network."""
    rng = np.random.default_rng(seed)

    def draw():
        return temporal_order_batch(rng, BATCH)

    network = new(rng, plan, len(SYMBOLS), len(CLASSES))
    learned = learn(network, draw, judge_classes, RULE, plan.most, plan.learning_rate)
    wrong = count_wrong(learned.network, draw, judge_classes, RULE, TEST)
    return {"solved": learned.solved, "sequences": learned.sequences, "wrong": wrong}


EXPERIMENT = Experiment(
    name="temporal-order",
    chapter="13",
    title="which of two symbols came first",
    settings={"batch": BATCH, "rule": RULE._asdict(), "test": TEST, **LEARNING},
    plans={
        "LSTM": Plan("lstm", 8, forget_bias=5.0, input_bias=-5.0),
        "RNN": Plan("rnn", 19),
        "RNN, rate 0.001": Plan("rnn", 19, learning_rate=0.001),
        "RNN, soft words, rate 0.003": Plan("rnn", 19, learning_rate=0.003, words=0.1),
    },
    measure=measure,
)
