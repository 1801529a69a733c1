"""The book's running task: a small generated language with a blank at the end of each story.

A story tells where a person grew up, talks of other things, and asks which language the person
speaks. The grammar is fixed, so the length, the distractors and the right answer are known:

    Ana grew up in Lisbon . the old train stopped . rain fell . Ana speaks ____   (Portuguese)

In some stories a second person enters in the middle; then the first city no longer matters.
"""

from typing import NamedTuple

import numpy as np

BLANK = "____"
LANGUAGE_OF = {
    "Lisbon": "Portuguese",
    "Athens": "Greek",
    "Oslo": "Norwegian",
    "Kyoto": "Japanese",
    "Cairo": "Arabic",
    "Warsaw": "Polish",
    "Ankara": "Turkish",
    "Hanoi": "Vietnamese",
}
CITIES = tuple(LANGUAGE_OF)
LANGUAGES = tuple(LANGUAGE_OF.values())
PEOPLE = ("Ana", "Ben", "Cleo", "Dan", "Eva", "Finn", "Gus", "Hana")

# Talk of other things: clauses of three, four and five words, the full stop included.
_SUBJECTS = ("train", "river", "market", "garden", "baker", "bus", "window", "clock", "cat", "road")
_ADJECTIVES = ("old", "quiet", "small", "green", "slow")
_VERBS = ("stopped", "slept", "opened", "turned", "waited", "moved", "shone", "closed")
_WEATHER = ("rain", "snow", "night", "wind")
_FELL = ("fell", "came", "ended")

VOCABULARY = (
    (BLANK, ".", "grew", "up", "in", "speaks", "the")
    + PEOPLE + CITIES + LANGUAGES + _SUBJECTS + _ADJECTIVES + _VERBS + _WEATHER + _FELL
)
VOCABULARY_SIZE = len(VOCABULARY)
INDEX = {word: index for index, word in enumerate(VOCABULARY)}

#: Words before the sentence that holds the fact: another person's city, or talk of other things.
OPENING = 12
#: Words of the sentence that holds the fact, up to the city: "Ana grew up in Lisbon".
FACT = 5


class Stories(NamedTuple):
    """A batch of stories as numbers."""

    tokens: np.ndarray  #: int, shape (T, B): the words as indices into the vocabulary, time first
    answers: np.ndarray  #: int, shape (B,): the right language, as an index into LANGUAGES
    changed: np.ndarray  #: bool, shape (B,): whether a second person entered


def story_length(gap):
    """The number of time steps T in a story: the opening, the fact, the gap and the blank.

    Parameters
    ----------
    gap : int
        As in `make_story`.

    Returns
    -------
    int
    """
    _check_gap(gap)
    return OPENING + FACT + gap + 1


def make_story(rng, gap, change):
    """Write one story.

    Parameters
    ----------
    rng : numpy.random.Generator
    gap : int
        Words between the city that matters and the blank: 3, or 6 and more.
    change : bool
        Whether another person, with another city, comes first.

    Returns
    -------
    words : list of str
        Ends in the blank.
    answer : str
        The language that belongs in the blank.

    Raises
    ------
    ValueError
        For a gap that no sequence of whole sentences fills.
    """
    _check_gap(gap)
    first, second = _pick_two(rng, PEOPLE)
    old_city, city = _pick_two(rng, CITIES)
    if change:
        opening = [first, "grew", "up", "in", old_city, ".", *_talk(rng, OPENING - 6)]
    else:
        opening = _talk(rng, OPENING)
    words = [*opening, second, "grew", "up", "in", city, ".", *_talk(rng, gap - 3), second, "speaks", BLANK]
    return words, LANGUAGE_OF[city]


def make_stories(rng, count, gap, change=0.5):
    """Write a batch of stories of one length.

    Parameters
    ----------
    rng : numpy.random.Generator
    count : int
        The batch size B.
    gap : int
        As in `make_story`.
    change : float, default 0.5
        Share of the stories in which a second person enters.

    Returns
    -------
    Stories
    """
    if count < 1:
        raise ValueError(f"make_stories: count is {count}; expected at least one story.")
    if not 0 <= change <= 1:
        raise ValueError(f"make_stories: change is {change}; expected a share between 0 and 1.")
    _check_gap(gap)
    changed = rng.random(count) < change
    pairs = [make_story(rng, gap, change) for change in changed]
    tokens = np.array([encode(words) for words, _ in pairs]).T         # (T, B)
    answers = np.array([LANGUAGES.index(answer) for _, answer in pairs])
    return Stories(tokens, answers, changed)


def encode(words):
    """Turn words into indices into the vocabulary.

    Parameters
    ----------
    words : str or list of str
        A string is split at its spaces.

    Returns
    -------
    ndarray of int, shape (T,)

    Raises
    ------
    ValueError
        For a word that the vocabulary does not hold; the message names it.
    """
    words = words.split() if isinstance(words, str) else list(words)
    unknown = [word for word in words if word not in INDEX]
    if unknown:
        raise ValueError(
            f"encode: {unknown[0]!r} is not in the vocabulary of {len(VOCABULARY)} words "
            "(lstm_tutorial.tasks.VOCABULARY lists them; case matters)."
        )
    return np.array([INDEX[word] for word in words], dtype=int)


def decode(tokens):
    """Turn indices into the vocabulary back into words.

    Parameters
    ----------
    tokens : array_like of int, shape (T,)

    Returns
    -------
    list of str
    """
    tokens = np.asarray(tokens)
    if tokens.size and not (0 <= tokens.min() and tokens.max() < len(VOCABULARY)):
        raise ValueError(
            f"decode: tokens run from {tokens.min()} to {tokens.max()}; expected 0 to {len(VOCABULARY) - 1}."
        )
    return [VOCABULARY[token] for token in tokens]


def one_hot(tokens, size=VOCABULARY_SIZE):
    """Turn each index into a row of zeros with a single one.

    Parameters
    ----------
    tokens : ndarray of int, any shape
    size : int
        Length of each row; by default that of the vocabulary.

    Returns
    -------
    ndarray, shape (*tokens.shape, size), float64
    """
    tokens = np.asarray(tokens)
    if tokens.size and not (0 <= tokens.min() and tokens.max() < size):
        raise ValueError(
            f"one_hot: tokens run from {tokens.min()} to {tokens.max()}; expected 0 to {size - 1}."
        )
    return np.eye(size)[tokens]


def _talk(rng, words):
    """Clauses on other things, exactly so many words in all, full stops included."""
    lengths = []
    while words:
        options = [n for n in (3, 4, 5) if words - n == 0 or words - n >= 3]
        lengths.append(_pick(rng, options))
        words -= lengths[-1]
    return [word for length in lengths for word in _clause(rng, length)]


def _clause(rng, length):
    if length == 3:
        return [_pick(rng, _WEATHER), _pick(rng, _FELL), "."]
    adjective = [_pick(rng, _ADJECTIVES)] if length == 5 else []
    return ["the", *adjective, _pick(rng, _SUBJECTS), _pick(rng, _VERBS), "."]


def _pick(rng, items):
    return items[rng.integers(len(items))]


def _pick_two(rng, items):
    """Two different items, every ordered pair equally likely."""
    first = rng.integers(len(items))
    second = (first + rng.integers(1, len(items))) % len(items)
    return items[first], items[second]


def _check_gap(gap):
    if not isinstance(gap, (int, np.integer)) or not (gap == 3 or gap >= 6):
        raise ValueError(
            f"gap is {gap}; expected 3, or a whole number from 6: between the city and the blank stand a "
            "full stop, whole sentences of three to five words, the person's name and 'speaks'."
        )
