"""The marks of a submission: the one model that grading fills in and every report reads."""

from dataclasses import asdict, dataclass

#: What may have become of an exercise. Only "right" earns points.
EXERCISE_STATUSES = (
    "right",
    "wrong",
    "not attempted",  # the stub, as it was handed out
    "missing",        # no cell defines the function
    "failed",         # it raised, or the cell that defines it did
    "timed out",
    "crashed",        # it ended its process, or took more memory, files or output than allowed
    "refused",        # an attempt to get the mark without the answer, such as calling the package's own function
)  # fmt: skip

#: What may have become of a submission. All but "graded" say why it was not.
SUBMISSION_STATUSES = (
    "graded",
    "empty",       # nothing in it is an exercise notebook
    "unreadable",  # no notebook in it can be read
    "failed",      # the grader itself could not go on; the note says why
)


@dataclass(frozen=True)
class Mark:
    """What one exercise earned, and why."""

    name: str  #: of the exercise, such as "forget-gate"
    notebook: str  #: its chapter's, such as "06_forget_gate", whatever a learner has named the file
    status: str  #: one of `EXERCISE_STATUSES`
    score: float
    max_score: float
    diagnosis: str | None = None  #: slug of the mistake, where it was recognised
    message: str = ""  #: for the learner: what is wrong, and what to do
    seconds: float = 0.0  #: that judging it took


@dataclass(frozen=True)
class Marks:
    """What one submission earned."""

    submission: str  #: its name: that of its folder, or of its only notebook
    status: str  #: one of `SUBMISSION_STATUSES`
    exercises: tuple[Mark, ...] = ()
    protections: tuple[str, ...] = ()  #: those that were active while its code ran
    seed: int = 0  #: of its inputs; grading again with it gives the same verdicts
    notes: tuple[str, ...] = ()  #: what else is to be said, such as of a notebook that could not be read
    seconds: float = 0.0

    @property
    def score(self):
        """Points earned."""
        return sum(mark.score for mark in self.exercises)

    @property
    def max_score(self):
        """Points that could be earned."""
        return sum(mark.max_score for mark in self.exercises)

    @property
    def full(self):
        """Whether every point was earned, and there was one to earn."""
        return self.status == "graded" and 0 < self.max_score == self.score

    def as_dict(self):
        """Give plain values for JSON, with score and max_score.

        Returns
        -------
        dict
        """
        plain = asdict(self)
        order = ("submission", "status", "score", "max_score", "exercises", "protections", "seed", "notes", "seconds")
        plain |= {"score": self.score, "max_score": self.max_score}
        return {key: list(plain[key]) if isinstance(plain[key], tuple) else plain[key] for key in order}

    @classmethod
    def from_dict(cls, plain):
        """Read the marks that `as_dict` gave.

        Parameters
        ----------
        plain : dict

        Returns
        -------
        Marks
        """
        fields = {key: plain[key] for key in ("submission", "status", "seed", "seconds")}
        return cls(
            exercises=tuple(Mark(**mark) for mark in plain["exercises"]),
            protections=tuple(plain["protections"]),
            notes=tuple(plain["notes"]),
            **fields,
        )
