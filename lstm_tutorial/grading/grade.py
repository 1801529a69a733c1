"""Grade one submission."""

import contextlib
import secrets
import time
from pathlib import Path

import numpy as np

from lstm_tutorial.checks import all_exercises
from lstm_tutorial.checks.judge import judge
from lstm_tutorial.checks.limits import TookTooLong
from lstm_tutorial.grading import verdict
from lstm_tutorial.grading.answer import GuestAnswer
from lstm_tutorial.grading.endings import Ended, Forged
from lstm_tutorial.grading.guest import Guest
from lstm_tutorial.grading.marks import Marks
from lstm_tutorial.grading.sandbox.pool import borrowed
from lstm_tutorial.grading.sandbox.sandbox import SandboxError
from lstm_tutorial.grading.submission import read_submission
from lstm_tutorial.grading.views import view

#: After such a verdict the next exercise gets a new process.
SUSPECT = ("timed out", "crashed", "refused")


def grade_submission(path, *, seed=None):
    """Grade a submission: every exercise of the notebooks that are there.

    Parameters
    ----------
    path : path
        A notebook, or a folder of notebooks.
    seed : int, optional
        Of the inputs; by default a new one. ``check(name, function, seed=marks.seed)`` tries the same inputs in a
        notebook.

    Returns
    -------
    Marks

    Raises
    ------
    FileNotFoundError
        If there is nothing at that path.
    """
    began, path = time.monotonic(), Path(path)
    seed = secrets.randbits(32) if seed is None else seed
    work = read_submission(path)
    grading, notes, status = Grading(seed), list(work.notes), "graded"
    if not work.notebooks:
        status = "unreadable" if work.notes else "empty"
    try:
        for notebook in work.notebooks:
            grading.add(notebook)
    except SandboxError as error:
        status, notes = "failed", [*notes, str(error)]
    return Marks(
        submission=path.resolve().name if path.is_dir() else path.stem,
        status=status,
        exercises=tuple(grading.marks),
        protections=tuple(grading.protections or ()),
        seed=seed,
        notes=tuple(notes),
        seconds=time.monotonic() - began,
    )


class Grading:
    """The grading of one submission, notebook by notebook.

    Parameters
    ----------
    seed : int
    """

    def __init__(self, seed):
        self._seed = seed
        self.marks = []
        self.protections = None  #: those that were active in every process

    def add(self, notebook):
        """Grade a notebook.

        The exercises of each chapter run in a process of their own, in which the package lacks what they ask for.

        Parameters
        ----------
        notebook : Notebook
            With the exercises that count in it.

        Raises
        ------
        SandboxError
        """
        with borrowed() as sandbox:
            for stem, exercises in _by_chapter(notebook).items():
                guest = Guest(sandbox, view(sandbox.views, stem), notebook, [exercise.name for exercise in exercises])
                try:
                    for exercise in exercises:
                        began = time.monotonic()
                        found = self._verdict(guest, notebook, exercise)
                        self.marks.append(found.mark(exercise, notebook, time.monotonic() - began))
                        if found.status in SUSPECT:
                            guest.end()
                finally:
                    guest.end()
                self._keep(guest.protections)

    def _verdict(self, guest, notebook, exercise):
        answer = GuestAnswer(guest, exercise)
        guest.forget()
        try:
            with contextlib.suppress(Forged):  # what the exercise before has left on the line is not this one's fault
                answer.about  # noqa: B018
            about = answer.about
        except (Ended, TookTooLong) as error:
            return verdict.of_an_end(error, "The notebook")
        if about is None:
            return verdict.of_nothing(exercise, notebook, guest)
        if not about.callable:
            return verdict.of_no_function(exercise, about)
        result = judge(exercise, answer, np.random.default_rng(self._seed))
        return verdict.of_a_result(result, exercise, answer, guest.refused)

    def _keep(self, protections):
        if self.protections is None:
            self.protections = list(protections)
        self.protections = [name for name in self.protections if name in protections]


def _by_chapter(notebook):
    """A notebook's exercises by chapter, in the book's order: an earlier one is judged before those that use it."""
    chapters = {}
    for exercise in all_exercises().values():
        if exercise.name in notebook.exercises:
            chapters.setdefault(exercise.chapter, []).append(exercise)
    return chapters
