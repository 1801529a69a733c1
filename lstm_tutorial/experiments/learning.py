"""Learning until a stopping rule is met: the rule looks at the sequences that training sees, as in the papers.

How the networks learn is not as in the papers. Those of 1997 and 2000 took a step of plain gradient descent after each
sequence or symbol, with the gradient cut off where it would leave a cell's memory. Here it is Adam, with the whole
gradient clipped by its norm, after each batch.
"""

from collections import deque
from typing import NamedTuple

import numpy as np

from lstm_tutorial.experiments.networks import backward, forward
from lstm_tutorial.optimizers import adam_init, adam_step, clip_by_global_norm

MAX_NORM = 1.0
#: What all experiments have in common: Adam, and the global norm above which gradients are clipped.
LEARNING = {"optimizer": "Adam", "max_norm": MAX_NORM}


class Rule(NamedTuple):
    """When a task counts as learned: the latest sequences are all right, and their mean error is small."""

    tolerance: float  #: a sequence is right if no output is as far from its target as this
    latest: int  #: so many sequences in a row
    mean_error: float  #: what the mean of their errors has to be below


class Step(NamedTuple):
    """What one step of training leaves behind."""

    network: object  #: with the new parameters
    optimizer: object  #: Adam's state
    errors: np.ndarray  #: of each sequence, before the step, shape (B,)
    cache: object  #: of the forward pass


class Learned(NamedTuple):
    """How a run ended."""

    network: object
    solved: bool  #: whether the rule was met
    sequences: int  #: training sequences seen, until it was met or until there were enough


def step(network, optimizer, tokens, targets, judge, learning_rate=0.01, state=None):
    """One step of training with Adam: forward, judge, backward, clip, move.

    Parameters
    ----------
    network : Model or AblatedModel
    optimizer : AdamState
    tokens : ndarray, shape (T, B) or (T, B, D)
    targets : ndarray
    judge : callable
        Takes (outputs, targets); returns the loss, its gradient, and the error of each sequence.
    learning_rate : float
    state : tuple of ndarray, optional
        Where the network starts; zeros by default.

    Returns
    -------
    Step
    """
    outputs, cache = forward(network, tokens, state)
    _, doutputs, errors = judge(outputs, targets)
    grads = clip_by_global_norm(backward(doutputs, cache), MAX_NORM)
    params, optimizer = adam_step(network.params, grads, optimizer, learning_rate)
    return Step(network._replace(params=params), optimizer, errors, cache)


def learn(network, draw, judge, rule, most, learning_rate=0.01):
    """Train on batches that are drawn as they are needed, until the rule is met.

    Every sequence is judged before the network learns from it.

    Parameters
    ----------
    network : Model or AblatedModel
    draw : callable
        Called without arguments; returns (tokens, targets).
    judge : callable
        As in `step`.
    rule : Rule
    most : int
        Give up after so many sequences.
    learning_rate : float

    Returns
    -------
    Learned
    """
    optimizer, errors, seen = adam_init(network.params), deque(maxlen=rule.latest), 0
    while seen < most:
        network, optimizer, of_batch, _ = step(network, optimizer, *draw(), judge, learning_rate)
        errors.extend(of_batch)
        seen += len(of_batch)
        if of_batch.max() < rule.tolerance and is_met(rule, errors):
            return Learned(network, True, seen)
    return Learned(network, False, seen)


def is_met(rule, errors):
    """Whether the latest errors are enough of them, and small enough.

    Parameters
    ----------
    rule : Rule
    errors : sequence of float
        One for each sequence seen, the latest last.

    Returns
    -------
    bool
    """
    latest = np.array(errors)[-rule.latest :]
    return len(latest) == rule.latest and bool(latest.max() < rule.tolerance and latest.mean() < rule.mean_error)


def count_wrong(network, draw, judge, rule, count):
    """On how many of `count` new sequences the error reaches the rule's tolerance.

    Parameters
    ----------
    network, draw, judge, rule
        As in `learn`.
    count : int
        A multiple of the batch size.

    Returns
    -------
    int
    """
    errors = []
    while len(errors) < count:
        tokens, targets = draw()
        errors.extend(judge(forward(network, tokens)[0], targets)[2])
    return int((np.array(errors) >= rule.tolerance).sum())
