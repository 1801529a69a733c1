"""Questions with a number for an answer: predict what will happen, or find the line with the bug.

Each wrong answer has a message of its own, as each known mistake of a function has.
"""

import reprlib

from lstm_tutorial.checks.cases import Inputs
from lstm_tutorial.checks.registry import Exercise, register
from lstm_tutorial.checks.values import Other


def question(name, chapter, answer, praise, wrong, hints):
    """Register a question that is answered by a function without arguments, which returns a number.

    Parameters
    ----------
    name, chapter : str
        As in `lstm_tutorial.checks.registry.Exercise`.
    answer : int
        The right one.
    praise : str
        Why it is right.
    wrong : dict of int to (str, str)
        For each other answer, its slug and what to say to whoever gave it.
    hints : tuple of three str

    Returns
    -------
    Exercise
    """
    exercise = register(Exercise(
        name=name,
        chapter=chapter,
        reference=lambda: answer,
        outputs=("answer",),
        inputs=Inputs(lambda draw: {}, float32=False, large=False),
        praise=praise,
        hints=hints,
        choices=tuple(sorted([answer, *wrong])),
    ))  # fmt: skip
    for other, (slug, message) in wrong.items():
        exercise.wrong(slug, message)(lambda other=other: other)
    return exercise


def no_answer(value, choices):
    """What to say to whoever returns none of the answers.

    Parameters
    ----------
    value : object
        What was returned, plain.
    choices : tuple of int
        The answers.

    Returns
    -------
    slug, message : str
    """
    wanted = f"Return one of {', '.join(map(str, choices))}."
    if value is None:
        return "nothing-returned", f"You return nothing: print shows a number, return hands it back. {wanted}"
    if isinstance(value, str):
        return "text-for-number", f"You return a text, {reprlib.repr(value)}. {wanted[:-1]}, without quotes."
    came = f"something of type {value.kind}" if isinstance(value, Other) else reprlib.repr(value)
    return "no-such-answer", f"You return {came}, which is none of the answers. {wanted}"
