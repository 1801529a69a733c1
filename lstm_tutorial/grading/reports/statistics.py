"""What a class's marks say of its exercises: how many got there, which mistakes they make, and who is stuck."""

from dataclasses import dataclass, field

from lstm_tutorial.checks import all_exercises
from lstm_tutorial.grading.reports.clean import clean
from lstm_tutorial.grading.reports.words import OPEN, message_parts, notes_of


@dataclass
class Mistake:
    """A mistake in one exercise, and who makes it."""

    diagnosis: str  #: its slug, or how the answer ended, such as "timed out"
    message: str  #: what a learner is told of it
    submissions: list = field(default_factory=list)  #: names


@dataclass
class Item:
    """One exercise, over all submissions."""

    name: str
    notebook: str
    handed_in: int = 0
    attempted: int = 0
    right: int = 0
    mistakes: dict = field(default_factory=dict)  #: diagnosis -> `Mistake`

    @property
    def commonest(self):
        """Its mistakes, the most frequent first."""
        return sorted(self.mistakes.values(), key=lambda mistake: -len(mistake.submissions))


@dataclass(frozen=True)
class Standing:
    """How far one submission has come."""

    submission: str
    status: str
    score: float
    max_score: float
    right: int
    exercises: int
    next: str | None  #: the first exercise that is not right
    notes: list  #: why it was not graded, and what else is to be said of it

    @property
    def share(self):
        """Points earned as a share of those to be had, from 0 to 1."""
        return self.score / self.max_score if self.max_score else 0.0


class ClassStatistics:
    """Everything the overview tells, gathered in one pass.

    Parameters
    ----------
    submissions : iterable of Marks

    Attributes
    ----------
    items : list of Item
        By notebook.
    standings : list of Standing
        As the submissions came.
    """

    def __init__(self, submissions):
        self._items, self.standings = {}, []
        for marks in map(clean, submissions):
            self._add(marks)
        self.items = sorted(self._items.values(), key=lambda item: item.notebook)

    @property
    def graded(self):
        """The standings of the submissions that could be graded."""
        return [standing for standing in self.standings if standing.status == "graded"]

    def _add(self, marks):
        is_open = [mark.name for mark in marks.exercises if mark.status != "right"]
        right = len(marks.exercises) - len(is_open)
        self.standings.append(
            Standing(
                marks.submission, marks.status, marks.score, marks.max_score, right, len(marks.exercises),
                next=is_open[0] if is_open else None,
                notes=notes_of(marks),
            )
        )  # fmt: skip
        for mark in marks.exercises:
            item = self._items.setdefault((mark.notebook, mark.name), Item(mark.name, mark.notebook))
            item.handed_in += 1
            item.attempted += mark.status not in OPEN
            item.right += mark.status == "right"
            if mark.status not in ("right", *OPEN):
                diagnosis = mark.diagnosis or ("no known mistake" if mark.status == "wrong" else mark.status)
                mistake = item.mistakes.setdefault(diagnosis, Mistake(diagnosis, _told(mark)))
                mistake.submissions.append(marks.submission)


def _told(mark):
    """What is said of a mistake to everyone who makes it, without one learner's numbers."""
    if not mark.diagnosis:
        return ""
    exercise = all_exercises().get(mark.name)
    models = exercise.wrong_models if exercise else ()
    known = next((model.message for model in models if model.slug == mark.diagnosis), None)
    return known or next((text for _, text in message_parts(mark.message)), "")
