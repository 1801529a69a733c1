"""The embedded Reber grammar: predict each next symbol; the last but one repeats the second.

Hochreiter and Schmidhuber (1997), experiment 1. The criterion is the paper's: at every symbol of 256 strings for
training and 256 others, what the grammar allows has to get the highest outputs. Different are the network, its outputs
(softmax), how it learns (see `learning`; batches of 16), and that the criterion is tried after each pass over the 256.
"""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.experiments.experiment import Experiment
from lstm_tutorial.experiments.judging import UNJUDGED, judge_classes
from lstm_tutorial.experiments.learning import LEARNING, step
from lstm_tutorial.experiments.networks import forward, new_network
from lstm_tutorial.experiments.reber import SYMBOLS, embedded_reber_string, encode, next_symbols, predicted_right
from lstm_tutorial.optimizers import adam_init

STRINGS, BATCH = 256, 16


class Plan(NamedTuple):
    """One network. LSTM and RNN have about as many parameters, 575 and 601."""

    cell: str
    hidden: int
    most: int = 51_200  #: string presentations at most
    forget_bias: float = 0.0
    input_bias: float = 0.0
    learning_rate: float = 0.01
    words: float = 1.0  #: size of the RNN's input weights at the start, as a multiple of the usual


class Strings(NamedTuple):
    """Strings of different lengths side by side, the shorter ones padded at their end."""

    tokens: np.ndarray  #: every symbol but each string's last, shape (T, B)
    targets: np.ndarray  #: the symbol that came next, or UNJUDGED in the padding, shape (T, B)
    may_follow: np.ndarray  #: True for each symbol that could have come next, shape (T, B, 7)


def side_by_side(strings):
    """Put strings of the embedded grammar into arrays.

    Parameters
    ----------
    strings : list of str

    Returns
    -------
    Strings
    """
    T, B = max(map(len, strings)) - 1, len(strings)
    tokens, targets = np.zeros((T, B), int), np.full((T, B), UNJUDGED)
    may_follow = np.zeros((T, B, len(SYMBOLS)), bool)
    for b, string in enumerate(strings):
        codes, steps = encode(string), len(string) - 1
        tokens[:steps, b], targets[:steps, b] = codes[:-1], codes[1:]
        for t, symbols in enumerate(next_symbols(string)):
            may_follow[t, b, encode(symbols)] = True
    return Strings(tokens, targets, may_follow)


def strings_right(scores, strings):
    """Which strings are predicted right all through: what may come next has the highest scores.

    Parameters
    ----------
    scores : ndarray, shape (T, B, 7)
    strings : Strings

    Returns
    -------
    ndarray of bool, shape (B,)
    """
    return (predicted_right(scores, strings.may_follow) | (strings.targets == UNJUDGED)).all(axis=0)


def measure(plan, seed, new=new_network):
    """Train one network, drawn by `new`, until it predicts 256 strings, and 256 others, right at every symbol."""
    rng = np.random.default_rng(seed)
    network = new(rng, plan, len(SYMBOLS), len(SYMBOLS), "every")
    train, test = (side_by_side([embedded_reber_string(rng) for _ in range(STRINGS)]) for _ in range(2))
    optimizer, seen, right = adam_init(network.params), 0, [0, 0]
    while seen < plan.most and right != [STRINGS, STRINGS]:
        for chosen in rng.permutation(STRINGS).reshape(-1, BATCH):
            longest = (train.targets[:, chosen] != UNJUDGED).any(axis=1).sum()
            batch = train.tokens[:longest, chosen], train.targets[:longest, chosen]
            network, optimizer, _, _ = step(network, optimizer, *batch, judge_classes, plan.learning_rate)
        seen += STRINGS
        right = [int(strings_right(forward(network, part.tokens)[0], part).sum()) for part in (train, test)]
    return {"solved": right == [STRINGS, STRINGS], "sequences": seen, "right": right}


EXPERIMENT = Experiment(
    name="embedded-reber",
    chapter="13",
    title="a grammar that asks for its second symbol again",
    settings={"strings": STRINGS, "batch": BATCH, **LEARNING},
    plans={"LSTM": Plan("lstm", 8, forget_bias=2.0, input_bias=-2.0), "RNN": Plan("rnn", 18)},
    measure=measure,
)
