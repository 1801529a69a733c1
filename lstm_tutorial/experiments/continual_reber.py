"""The continual embedded Reber grammar: strings without end, one after another, and nobody says where one starts.

Gers, Schmidhuber and Cummins (2000): the task that made the forget gate necessary. States are carried from each piece
of a stream to the next; gradients stop at its edge.

The paper counts how many symbols of a new stream are predicted before the first mistake. Here the length of a run is
fixed, and what counts is the share of closing symbols that are predicted right after it. Also different: sixteen
streams are read side by side, and the network learns by Adam, after each piece and not after each symbol.
"""

from typing import NamedTuple

import numpy as np

from lstm_tutorial.experiments.ablated import VARIANTS
from lstm_tutorial.experiments.ablation import name_of
from lstm_tutorial.experiments.experiment import Experiment
from lstm_tutorial.experiments.judging import judge_classes
from lstm_tutorial.experiments.learning import LEARNING, step
from lstm_tutorial.experiments.networks import forward, new_network
from lstm_tutorial.experiments.reber import SYMBOLS, embedded_reber_string, encode, next_symbols, predicted_right
from lstm_tutorial.optimizers import adam_init

STREAMS, PIECE, TEST = 16, 50, 1000
#: After so many pieces the size of the memory is written down.
LOOKS = (1, 3, 10, 30, 100, 300, 1000)
SOLVED = 0.95


class Plan(NamedTuple):
    """One variant."""

    variant: str  #: one of `VARIANTS`
    peepholes: bool = False
    pieces: int = 1000  #: training steps
    forget_bias: float = 2.0
    input_bias: float = -2.0
    cell: str = "lstm"
    hidden: int = 12
    learning_rate: float = 0.01


class Stream(NamedTuple):
    """Streams of symbols side by side."""

    tokens: np.ndarray  #: shape (T, B)
    targets: np.ndarray  #: what came next, shape (T, B)
    may_follow: np.ndarray  #: True for each symbol that could have come next, shape (T, B, 7)
    closing: np.ndarray  #: whether the next symbol is the one that repeats the string's second, shape (T, B)


def streams(rng, count, steps):
    """Write streams of embedded strings.

    Parameters
    ----------
    rng : numpy.random.Generator
    count, steps : int
        B and T.

    Returns
    -------
    Stream
    """
    columns = zip(*(_one_stream(rng, steps) for _ in range(count)), strict=True)
    return Stream(*(np.stack(column, axis=1) for column in columns))


def _one_stream(rng, steps):
    written, may_follow, closing = "", [], []
    while len(written) <= steps:
        string = embedded_reber_string(rng)
        written += string
        may_follow += [*next_symbols(string), "B"]                     # after the last symbol a new string begins
        closing += [False] * (len(string) - 3) + [True, False, False]
    codes = encode(written)
    allowed = np.array([[symbol in after for symbol in SYMBOLS] for after in may_follow[:steps]])
    return codes[:steps], codes[1 : steps + 1], allowed, np.array(closing[:steps])


class Trained(NamedTuple):
    """What training on streams leaves behind."""

    network: object
    cache: object  #: of the forward pass over the last piece, with the states at its end
    norms: list  #: length of c, in the mean over streams, after so many pieces as `LOOKS` says
    rest: Stream  #: how the streams go on


def train(plan, seed):
    """Train one variant on streams, piece after piece.

    Parameters
    ----------
    plan : Plan
    seed : int

    Returns
    -------
    Trained
    """
    rng = np.random.default_rng(seed)
    switches = VARIANTS[plan.variant]._replace(peepholes=plan.peepholes)
    network = new_network(rng, plan, len(SYMBOLS), len(SYMBOLS), "every", switches)
    stream, learned_from = streams(rng, STREAMS, plan.pieces * PIECE + TEST), plan.pieces * PIECE
    optimizer, state, norms = adam_init(network.params), None, []
    for piece in range(1, plan.pieces + 1):
        at = slice((piece - 1) * PIECE, piece * PIECE)
        network, optimizer, _, cache = step(
            network, optimizer, stream.tokens[at], stream.targets[at], judge_classes, plan.learning_rate, state
        )
        state = cache.hs[-1], cache.cs[-1]                             # (B, H) both
        if piece in LOOKS:
            norms.append(round(float(np.linalg.norm(state[1], axis=1).mean()), 1))
    return Trained(network, cache, norms, Stream(*(part[learned_from:] for part in stream)))


def measure(plan, seed):
    """Train one variant, let the streams go on, and see what it predicts and how large its memory has become.

    Returns
    -------
    dict
        solved: whether `closing` is at least 0.95; closing: the share of closing T or P that is preferred to the other;
        legal: the share of all symbols at which what may come has the highest scores; norms: as in `Trained`.
    """
    network, cache, norms, rest = train(plan, seed)
    scores, _ = forward(network, rest.tokens, (cache.hs[-1], cache.cs[-1]))  # (TEST, B, 7)
    legal = predicted_right(scores, rest.may_follow)
    sides = [SYMBOLS.index(side) for side in "TP"]
    preferred = np.array(sides)[scores[..., sides].argmax(axis=-1)]    # (TEST, B)
    right = (preferred == rest.targets)[rest.closing].mean()
    return {
        "solved": bool(right >= SOLVED), "closing": round(float(right), 3), "legal": round(float(legal.mean()), 3),
        "norms": norms,
    }  # fmt: skip


EXPERIMENT = Experiment(
    name="continual-reber",
    chapter="14",
    title="a grammar as a stream without end",
    settings={"streams": STREAMS, "piece": PIECE, "test": TEST, "looks": LOOKS, "solved": SOLVED, **LEARNING},
    plans={
        name_of(variant, peepholes): Plan(variant, peepholes) for peepholes in (False, True) for variant in VARIANTS
    },
    measure=measure,
)
