"""How reports speak of marks: the verdict in a word, points as people write them, a message in its parts."""

#: Status -> one character and one or two words, as a learner is told.
VERDICTS = {
    "right": ("✓", "Right"),
    "wrong": ("✗", "Not yet"),
    "not attempted": ("○", "Not attempted"),
    "missing": ("○", "Missing"),
    "failed": ("✗", "Does not run"),
    "timed out": ("✗", "Takes too long"),
    "crashed": ("✗", "Crashed"),
    "refused": ("✗", "Not accepted"),
}

#: Statuses in which there is no answer yet.
OPEN = ("not attempted", "missing")

#: Status of a submission that was not graded -> what that means.
NOT_GRADED = {
    "empty": "There is no exercise notebook in it.",
    "unreadable": "No notebook in it can be read.",
    "failed": "The grader could not go on. This is no verdict on the answers; grade it again.",
}


def points(number):
    """Write a number of points, such as "2" or "2.5"."""
    return f"{round(number, 4):g}"


def score_of(marks):
    """Write what was earned, such as "12 of 20 points"."""
    return f"{points(marks.score)} of {points(marks.max_score)} points"


def notes_of(marks):
    """List what is to be said of a submission beside its exercises: why it was not graded, and its notes."""
    reason = NOT_GRADED.get(marks.status)
    return [*([reason] if reason else []), *marks.notes]


def message_parts(message):
    """Take a message apart into prose and code.

    A paragraph that ends with a colon announces the next one, which is code to paste.

    Parameters
    ----------
    message : str

    Returns
    -------
    list of (bool, str)
        For each paragraph whether it is code, and its text.
    """
    parts, code = [], False
    for paragraph in message.strip("\n").split("\n\n"):
        if paragraph.strip():
            parts.append((code, paragraph.strip("\n")))
            code = paragraph.rstrip().endswith(":")
    return parts


def by_notebook(marks):
    """Group the exercises of a submission by notebook.

    Parameters
    ----------
    marks : Marks

    Returns
    -------
    dict
        Stem of a notebook -> list of `Mark`, in their order.
    """
    groups = {}
    for mark in marks.exercises:
        groups.setdefault(mark.notebook, []).append(mark)
    return groups
