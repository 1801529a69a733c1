"""Counting instead of learning: the next character, predicted from how often it followed the last few.

Interpolated Kneser-Ney smoothing: what the longest context has not seen is left to the next shorter one.
"""

from collections import Counter, defaultdict
from typing import NamedTuple

import numpy as np


class NGrams(NamedTuple):
    """The counts of a text, for each length of context from 0 to order - 1."""

    order: int  #: N: a character is predicted from the N - 1 before it
    followers: list  #: for each length: dict of context (str) to dict of next character to count
    totals: list  #: for each length: dict of context to the sum of its counts
    discounts: list  #: for each length: what is taken off every count, between 0 and 1
    vocabulary_size: int


def count_ngrams(text, order, vocabulary_size):
    r"""Count what follows each context, as Kneser and Ney (1995) do.

    Contexts of full length count how often a character followed. Shorter ones count after how many different
    characters (one place further back) it did: they are asked only where the longer context knows nothing.
    The discount of each length is :math:`n_1 / (n_1 + 2 n_2)`, from the numbers of counts that are 1 and 2
    (Ney, Essen and Kneser 1994).

    Parameters
    ----------
    text : str
    order : int
        N, from 1 (no context).
    vocabulary_size : int
        How many characters there are, seen or not.

    Returns
    -------
    NGrams

    Raises
    ------
    ValueError
        If the order is below 1, or the text shorter than the order.
    """
    if order < 1 or len(text) < order:
        raise ValueError(
            f"count_ngrams: order is {order}, the text has {len(text)} characters; expected an order from 1, and at "
            "least as many characters."
        )
    followers = [defaultdict(Counter) for _ in range(order)]
    for end in range(order - 1, len(text)):
        followers[-1][text[end - order + 1 : end]][text[end]] += 1
    for length in range(order - 1, 0, -1):
        for context, counts in followers[length].items():
            for character in counts:
                followers[length - 1][context[1:]][character] += 1
    totals = [{context: sum(counts.values()) for context, counts in of_length.items()} for of_length in followers]
    return NGrams(order, followers, totals, [_discount(of_length) for of_length in followers], vocabulary_size)


def ngram_probability(ngrams, context, character):
    r"""The probability of a character after a context.

    .. math:: p(x \mid s) = \frac{\max(n(s, x) - \delta, 0) + \delta\, m(s)\, p(x \mid s')}{n(s)}

    with the count :math:`n`, the discount :math:`\delta`, the number :math:`m(s)` of different characters that
    followed :math:`s`, and :math:`s'`, the context without its first character. Below the empty context stands
    :math:`1 / V`.

    Parameters
    ----------
    ngrams : NGrams
    context : str
        The text so far; the last N - 1 characters count.
    character : str

    Returns
    -------
    float
    """
    p = 1 / ngrams.vocabulary_size
    for length in range(min(ngrams.order, len(context) + 1)):
        seen = context[len(context) - length :]
        counts = ngrams.followers[length].get(seen)
        if counts is None:
            break                                                           # nor has any longer one been seen
        discount = ngrams.discounts[length]
        own = max(counts.get(character, 0) - discount, 0)
        p = (own + discount * len(counts) * p) / ngrams.totals[length][seen]
    return p


def ngram_surprises(ngrams, text):
    """The surprise at each character of a text but the first.

    Parameters
    ----------
    ngrams : NGrams
    text : str

    Returns
    -------
    ndarray, shape (len(text) - 1,)
        In nats.
    """
    context = ngrams.order - 1
    return -np.log([
        ngram_probability(ngrams, text[max(0, place - context) : place], text[place]) for place in range(1, len(text))
    ])  # fmt: skip


def _discount(of_length):
    """What Ney, Essen and Kneser take off; a half where the counts do not say."""
    numbers = Counter(count for counts in of_length.values() for count in counts.values())
    return numbers[1] / (numbers[1] + 2 * numbers[2]) if numbers[1] and numbers[2] else 0.5
