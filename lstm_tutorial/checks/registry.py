"""The exercises by name, and what each consists of."""

import difflib
from collections.abc import Callable
from dataclasses import dataclass, field

from lstm_tutorial.checks.cases import Inputs


@dataclass(frozen=True)
class WrongModel:
    """A known mistake: a function that makes it, and what to say to whoever made it too."""

    slug: str  #: such as "tanh-for-sigmoid"
    message: str
    function: Callable  #: same signature as the reference


@dataclass(frozen=True)
class Exercise:
    """One function to write, and all that is known of its answers."""

    name: str
    chapter: str  #: stem of the chapter and its notebook, such as "06_forget_gate"
    reference: Callable  #: the right answer; returns an array or a tuple
    outputs: tuple  #: names of what it returns
    inputs: Inputs  #: how it is tried
    praise: str  #: what the learner has now, said when the answer is right
    hints: tuple  #: a question, a pointer to the equation, the shape of the answer
    over_time: tuple = ()  #: outputs whose first axis is time
    backwards: bool = False  #: whether time runs from the end to the beginning
    uses: tuple = ()  #: names of earlier exercises whose functions the answer may call
    choices: tuple = ()  #: for a question: the numbers that are answers
    wrong_models: list = field(default_factory=list)

    @property
    def function_name(self):
        """The name of the function to write."""
        return self.name.replace("-", "_")

    def wrong(self, slug, message):
        """Decorate a function as a wrong model of this exercise.

        Parameters
        ----------
        slug, message : str
            As in `WrongModel`.
        """

        def add(function):
            self.wrong_models.append(WrongModel(slug, message, function))
            return function

        return add


_exercises = {}


def register(exercise):
    """Make an exercise known by its name, and return it."""
    if exercise.name in _exercises:
        raise ValueError(f"register: there is an exercise named {exercise.name!r} already.")
    _exercises[exercise.name] = exercise
    return exercise


def find(name):
    """Look an exercise up.

    Raises
    ------
    ValueError
        For an unknown name; the message offers the nearest one.
    """
    if not isinstance(name, str):
        raise ValueError(
            "Expected an exercise's name, such as 'forget-gate', got something of type "
            f"{type(name).__name__}. The name comes first, in quotes; the function second."
        )
    if name in _exercises:
        return _exercises[name]
    plain = name.strip().lower().replace("_", "-").replace(" ", "-")
    near = difflib.get_close_matches(plain, _exercises, n=1, cutoff=0.5)
    offer = f"Did you mean {near[0]!r}?" if near else f"The exercises are: {', '.join(all_exercises())}."
    raise ValueError(f"There is no exercise named {name!r}. {offer}")


def all_exercises():
    """All exercises by name, in the order of the chapters."""
    return dict(sorted(_exercises.items(), key=lambda item: item[1].chapter))
