"""Which forget bias a lag wants: remember the first symbol over so many others, from different starts.

No paper's experiment: a test of the book's own rule, that a lag of n steps wants a forget bias near log n. Solved means
that the latest 512 sequences were all answered right, with a probability above one half, and 0.9 in the mean.
"""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.experiments.experiment import Experiment
from lstm_tutorial.experiments.judging import judge_classes
from lstm_tutorial.experiments.learning import LEARNING, Rule, learn
from lstm_tutorial.experiments.networks import new_network

CLASSES, OTHERS, BATCH = 4, 4, 32
RULE = Rule(tolerance=0.5, latest=512, mean_error=0.1)


class Plan(NamedTuple):
    """One lag and one start of an LSTM."""

    lag: int  #: steps from the symbol that counts to the last, after which it is asked for
    forget_bias: float
    input_bias: float = 0.0
    cell: str = "lstm"
    hidden: int = 8
    most: int = 9_600  #: training sequences at most


def recall_batch(rng, count, lag):
    """Sequences whose first symbol is asked for at the end.

    Parameters
    ----------
    rng : numpy.random.Generator
    count : int
        The batch size B.
    lag : int

    Returns
    -------
    tokens : ndarray of int, shape (lag + 1, B)
        One of the symbols 0 to 3, then so many of 4 to 7.
    targets : ndarray of int, shape (B,)
        The first symbol.
    """
    tokens = rng.integers(CLASSES, CLASSES + OTHERS, size=(lag + 1, count))
    tokens[0] = rng.integers(CLASSES, size=count)
    return tokens, tokens[0]


def measure(plan, seed):
    """Train one network until the rule is met."""
    rng = np.random.default_rng(seed)
    network = new_network(rng, plan, CLASSES + OTHERS, CLASSES)
    learned = learn(network, lambda: recall_batch(rng, BATCH, plan.lag), judge_classes, RULE, plan.most)
    return {"solved": learned.solved, "sequences": learned.sequences}


LAGS, BIASES = (10, 30, 100, 300), tuple(range(9))
EXPERIMENT = Experiment(
    name="forget-bias",
    chapter="13",
    title="the forget bias that a lag wants",
    settings={"batch": BATCH, "rule": RULE._asdict(), **LEARNING},
    plans={
        f"lag {lag}, forget {f}, input {i}": Plan(lag, float(f), float(i))
        for lag in LAGS for f in BIASES for i in dict.fromkeys((-f, 0))
    },
    measure=measure,
)
