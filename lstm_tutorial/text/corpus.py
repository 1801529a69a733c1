"""Text for a model of characters: where it comes from, how it is divided, how it becomes numbers."""

from pathlib import Path
from typing import NamedTuple

import numpy as np

#: What a page of plain English and code is written with: the line break and the 95 printable signs of ASCII.
PLAIN_CHARACTERS = "\n" + "".join(map(chr, range(32, 127)))

_TYPOGRAPHIC = str.maketrans({"“": '"', "”": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."})


class Vocabulary(NamedTuple):
    """The characters that a model knows, in the order of their indices."""

    characters: str

    @classmethod
    def of(cls, text):
        """The characters of a text, each once, sorted."""
        return cls("".join(sorted(set(text))))

    @property
    def size(self):
        """V, the number of characters."""
        return len(self.characters)

    def encode(self, text):
        """Turn characters into indices.

        Parameters
        ----------
        text : str

        Returns
        -------
        ndarray of int, shape (T,)

        Raises
        ------
        ValueError
            For a character that the vocabulary does not hold; the message says which and where.
        """
        index = {character: number for number, character in enumerate(self.characters)}
        try:
            return np.array([index[character] for character in text], dtype=int)
        except KeyError as error:
            place = text.index(error.args[0])
            raise ValueError(
                f"encode: {error.args[0]!r}, character {place} of the text ({_around(text, place)!r}), is not in the "
                f"vocabulary of {self.size} characters. Likely cause: a model of another text; Vocabulary.of(text) "
                "makes a vocabulary for a new one."
            ) from None

    def decode(self, tokens):
        """Turn indices back into a text.

        Parameters
        ----------
        tokens : array_like of int, shape (T,)

        Returns
        -------
        str

        Raises
        ------
        ValueError
            For an index beyond the vocabulary.
        """
        tokens = np.asarray(tokens, dtype=int)
        if tokens.size and not (0 <= tokens.min() and tokens.max() < self.size):
            raise ValueError(
                f"decode: tokens run from {tokens.min()} to {tokens.max()}; expected 0 to {self.size - 1}."
            )
        return "".join(self.characters[token] for token in tokens)


class Parts(NamedTuple):
    """A text cut in three, in its own order."""

    training: str
    validation: str  #: for every choice that is made by looking
    test: str  #: looked at once, at the end


def language_reference():
    """The Python language reference, as the standard library of this Python carries it for ``help()``.

    Its topics stand in alphabetical order. They share many paragraphs; each is kept only where it comes first, so
    that no paragraph of the test has been learned from. Typographic quotes and dashes become plain ones, and what
    is left outside `PLAIN_CHARACTERS` becomes "?". Another version of Python has a slightly different text.

    Returns
    -------
    str
    """
    from pydoc_data.topics import topics  # half a megabyte that no other use of this module needs

    text = "\n\n".join(without_repeats("\n\n".join(topics[name] for name in sorted(topics)).split("\n\n")))
    return "".join(character if character in PLAIN_CHARACTERS else "?" for character in plain(text))


def plain(text):
    """Put plain quotes, hyphens and dots where a text has typographic ones.

    Parameters
    ----------
    text : str

    Returns
    -------
    str
    """
    return text.translate(_TYPOGRAPHIC)


def without_repeats(paragraphs):
    """The paragraphs that have not come before, spaces at their ends aside.

    Parameters
    ----------
    paragraphs : iterable of str

    Returns
    -------
    list of str
    """
    first = {}
    for paragraph in paragraphs:
        first.setdefault(paragraph.strip(), paragraph)
    return list(first.values())


def read_text(path):
    """Read a text file of the reader's own, in UTF-8.

    Parameters
    ----------
    path : str or Path

    Returns
    -------
    str
        Lines end in a single line break, whatever they end in on the disk.

    Raises
    ------
    ValueError
        If the file is empty or no text.
    """
    raw = Path(path).read_bytes()
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(
            f"read_text: {path} is no text in UTF-8 (byte {error.start} is 0x{raw[error.start]:02x}). Likely cause: "
            "a file of another kind (a picture, a PDF, a word processor's), or an old encoding; save it as UTF-8."
        ) from None
    if "\0" in text:
        raise ValueError(f"read_text: {path} holds NUL characters; expected a text file. Likely cause: a binary file.")
    if not text.strip():
        raise ValueError(f"read_text: {path} is empty; expected a text.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def split(text, training=0.8, validation=0.1):
    """Cut a text in three: to learn from, to choose by, to be judged by. What is left is the test.

    Parameters
    ----------
    text : str
    training, validation : float
        Shares of the text.

    Returns
    -------
    Parts

    Raises
    ------
    ValueError
        If the shares leave nothing for one of the parts.
    """
    first, second = int(training * len(text)), int((training + validation) * len(text))
    parts = Parts(text[:first], text[first:second], text[second:])
    if min(map(len, parts)) < 2:
        raise ValueError(
            f"split: a text of {len(text)} characters cut at {training} and {training + validation:g} leaves parts of "
            f"{len(parts.training)}, {len(parts.validation)} and {len(parts.test)}; expected two characters or more "
            "in each. Likely cause: a text that is far too short to learn from."
        )
    return parts


def _around(text, place, width=12):
    return text[max(0, place - width) : place + width]
