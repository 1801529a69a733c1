"""The Reber grammar, and the embedded one, in which the second symbol is asked for again at the end.

An automaton writes a string: at each node it takes one of two arrows at random and writes the arrow's symbol.

    B, then from node 1:   1 -T-> 2   1 -P-> 3   2 -S-> 2   2 -X-> 4   3 -T-> 3   3 -V-> 5
                           4 -X-> 3   4 -S-> 6   5 -P-> 4   5 -V-> 6   6 -E-> end

The embedded grammar writes B, then T or P, then a whole string of the automaton, then the same T or P again, then E.
"""

import numpy as np

SYMBOLS = "BTPSXVE"
ARROWS = {
    1: {"T": 2, "P": 3},
    2: {"S": 2, "X": 4},
    3: {"T": 3, "V": 5},
    4: {"X": 3, "S": 6},
    5: {"P": 4, "V": 6},
    6: {"E": None},
}


def reber_string(rng):
    """Write a string of the Reber grammar.

    Parameters
    ----------
    rng : numpy.random.Generator

    Returns
    -------
    str
        Such as "BTSXXTVVE".
    """
    written, node = "B", 1
    while node is not None:
        symbol = list(ARROWS[node])[rng.integers(len(ARROWS[node]))]
        written, node = written + symbol, ARROWS[node][symbol]
    return written


def embedded_reber_string(rng):
    """Write a string of the embedded Reber grammar.

    Parameters
    ----------
    rng : numpy.random.Generator

    Returns
    -------
    str
        Such as "BPBTSXXTVVEPE".
    """
    side = "TP"[rng.integers(2)]
    return f"B{side}{reber_string(rng)}{side}E"


def next_symbols(string):
    """What may come after each symbol of an embedded string, but the last.

    Parameters
    ----------
    string : str
        Of the embedded Reber grammar.

    Returns
    -------
    list of str, one for each symbol but the last
        Each holds one symbol or two.

    Raises
    ------
    ValueError
        If the grammar does not write this string.
    """
    may_follow, node = ["TP", "B"], 1
    inner = string[3:-2]
    for symbol in inner:
        if symbol not in ARROWS.get(node, ()):
            raise ValueError(f"next_symbols: {string!r} is no string of the embedded Reber grammar (at {symbol!r}).")
        may_follow.append("".join(ARROWS[node]))
        node = ARROWS[node][symbol]
    if node is not None or string != f"B{string[1:2]}B{inner}{string[1:2]}E" or string[1:2] not in ("T", "P"):
        raise ValueError(f"next_symbols: {string!r} is no string of the embedded Reber grammar.")
    return [*may_follow, string[1], "E"]


def encode(string):
    """A string's symbols as indices into `SYMBOLS`, shape (T,)."""
    return np.array([SYMBOLS.index(symbol) for symbol in string])


def predicted_right(scores, may_follow):
    """At which steps what may come next has the highest scores, all of it.

    Parameters
    ----------
    scores : ndarray, shape (..., 7)
    may_follow : ndarray of bool, shape (..., 7)
        True for each symbol that may come next.

    Returns
    -------
    ndarray of bool, shape (...)
    """
    lowest_allowed = np.where(may_follow, scores, np.inf).min(axis=-1)
    highest_other = np.where(may_follow, -np.inf, scores).max(axis=-1)
    return lowest_allowed > highest_other
