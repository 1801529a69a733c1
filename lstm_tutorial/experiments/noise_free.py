"""Noise-free sequences with a long lag: two sequences that differ in their first symbol, which ends them as well.

Hochreiter and Schmidhuber (1997), experiment 2a: (x, a_1, …, a_p-1, x) and (y, a_1, …, a_p-1, y). Their network
predicts every symbol, by direct weights from its inputs to its outputs; ours is asked for the last one only. As in the
paper, no output may be off by 0.25; but 1000 sequences in a row suffice here, in the place of 10,000. Also different:
the network, its outputs (softmax), and how it learns (see `learning`; both sequences make a batch).

Other plans ask why the plain network succeeds: input weights four times as large at the start, and, as in the paper's
experiment 2b, symbols drawn at random in the place of a_1, a_2, ….
"""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.experiments.experiment import Experiment
from lstm_tutorial.experiments.judging import judge_classes
from lstm_tutorial.experiments.learning import LEARNING, Rule, learn
from lstm_tutorial.experiments.networks import new_network

BATCH = 2
RULE = Rule(tolerance=0.25, latest=1000, mean_error=0.25)


class Plan(NamedTuple):
    """One network. LSTM and RNN have about as many parameters, 1706 and 1787."""

    cell: str
    hidden: int
    most: int = 6_000  #: training sequences at most
    p: int = 100  #: steps from the first symbol to the last, which repeats it
    fixed: bool = True  #: whether a_1, a_2, … come in their order; else they are drawn at random each time
    forget_bias: float = 0.0
    input_bias: float = 0.0
    learning_rate: float = 0.01
    words: float = 1.0  #: size of the RNN's input weights at the start, as a multiple of the usual


def two_sequences(p):
    """The two sequences without their last symbol, which is to be predicted.

    Parameters
    ----------
    p : int
        The lag.

    Returns
    -------
    tokens : ndarray of int, shape (p, 2)
        x or y (0 or 1), then a_1 to a_p-1 (from 2 on).
    targets : ndarray of int, shape (2,)
        What comes last: x or y.
    """
    middle = np.repeat(np.arange(2, p + 1)[:, None], 2, axis=1)        # (p - 1, 2)
    return np.vstack([[0, 1], middle]), np.array([0, 1])


def shuffled(rng, tokens):
    """The same sequences with symbols drawn at random in the place of a_1, a_2, …: the paper's experiment 2b."""
    return np.vstack([tokens[:1], rng.integers(2, len(tokens) + 1, size=tokens[1:].shape)])


def measure(plan, seed, new=new_network):
    """Train one network until the rule is met; `new` draws it."""
    rng = np.random.default_rng(seed)
    network = new(rng, plan, inputs=plan.p + 1, outputs=2)
    tokens, targets = two_sequences(plan.p)

    def draw():
        return (tokens if plan.fixed else shuffled(rng, tokens)), targets

    learned = learn(network, draw, judge_classes, RULE, plan.most, plan.learning_rate)
    return {"solved": learned.solved, "sequences": learned.sequences}


EXPERIMENT = Experiment(
    name="noise-free",
    chapter="13",
    title="the first symbol, after 100 that never change",
    settings={"batch": BATCH, "rule": RULE._asdict(), **LEARNING},
    plans={
        "LSTM": Plan("lstm", 4, forget_bias=5.0, input_bias=-5.0),
        "RNN": Plan("rnn", 15),
        "RNN, rate 0.003": Plan("rnn", 15, learning_rate=0.003),
        "RNN, rate 0.001": Plan("rnn", 15, learning_rate=0.001),
        "RNN, words x 4, rate 0.003": Plan("rnn", 15, learning_rate=0.003, words=4.0),
        "LSTM, random": Plan("lstm", 4, fixed=False, forget_bias=5.0, input_bias=-5.0),
        "RNN, random, rate 0.003": Plan("rnn", 15, fixed=False, learning_rate=0.003),
    },
    measure=measure,
)
