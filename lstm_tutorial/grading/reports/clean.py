"""Marks as a report may show them: without characters that could break it, hide in it or flood it.

Names come from folders, messages quote what a learner's code did: both can hold anything. After this, a format only has
its own special characters left to escape.
"""

import re
from dataclasses import replace

#: Characters that a name, and a message, keep at most.
LONGEST_NAME, LONGEST_MESSAGE = 200, 20_000

#: Line ends of other systems, and the control characters and separators that some programs take for one.
_LINE_ENDS = re.compile("\r\n|[\r\v\f\x1c-\x1e\x85\u2028\u2029]")

#: Control characters (a terminal obeys them, XML forbids them), halves of surrogate pairs (UTF-8 has none), characters
#: that turn the direction of writing (what is read is then not what is there), and two that are no characters.
_HARMFUL = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\u202a-\u202e\u2066-\u2069\ufffe\uffff]")


def clean_text(text, longest=LONGEST_MESSAGE):
    r"""Replace harmful characters by U+FFFD, let lines end with ``\n``, and shorten.

    Parameters
    ----------
    text : str
    longest : int
        Characters to keep; what is left out is said.

    Returns
    -------
    str
    """
    left_out = len(text) - longest
    text = _HARMFUL.sub("\ufffd", _LINE_ENDS.sub("\n", text[:longest]))
    return f"{text} … ({left_out} more characters)" if left_out > 0 else text


def clean_name(text):
    """Clean a name, which stands on one line and is never empty."""
    return " ".join(clean_text(text, LONGEST_NAME).split()) or "(no name)"


def clean(marks):
    """Clean every text of a submission's marks.

    Parameters
    ----------
    marks : Marks

    Returns
    -------
    Marks
    """
    return replace(
        marks,
        submission=clean_name(marks.submission),
        exercises=tuple(_clean_mark(mark) for mark in marks.exercises),
        protections=tuple(map(clean_name, marks.protections)),
        notes=tuple(map(clean_text, marks.notes)),
    )


def _clean_mark(mark):
    return replace(
        mark,
        name=clean_name(mark.name),
        notebook=clean_name(mark.notebook),
        diagnosis=mark.diagnosis and clean_name(mark.diagnosis),
        message=clean_text(mark.message),
    )
