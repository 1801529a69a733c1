"""A class at a time: every submission graded once, whatever happens on the way.

Each verdict is in the journal before another submission is handed out, so a batch can be killed anywhere and started
again. Only a few submissions are under way at a time, so memory does not grow with the class.
"""

import functools
import hashlib
from concurrent.futures import FIRST_COMPLETED, BrokenExecutor, Future, wait
from dataclasses import replace
from pathlib import Path
from typing import NamedTuple

import lstm_tutorial
from lstm_tutorial.exercise_files import exercise_notebooks
from lstm_tutorial.grading.class_folder import HandIn, content_of
from lstm_tutorial.grading.journal import Key
from lstm_tutorial.grading.marks import Marks

#: Submissions under way for each that is being graded: while one is, the next waits beside it.
AHEAD = 2


class Job(NamedTuple):
    """A submission that has to be graded."""

    hand_in: HandIn
    key: Key


class Batch:
    """The grading of several submissions. `run` it, then go through its marks as often as wanted.

    Parameters
    ----------
    submissions : list of HandIn
    journal : Journal
        Open as long as the batch is used.
    grade : callable (path, *, seed) -> Marks
        Such as `lstm_tutorial.grading.grade_submission`. Another process has to be able to import it.
    seed : int, optional
        Handed to `grade`.

    Attributes
    ----------
    graded : int
        How many were graded: not those that the journal had, nor those with the same content as another.
    """

    def __init__(self, submissions, journal, grade, seed=None):
        self._submissions, self._journal = submissions, journal
        self._grade, self._seed = grade, seed
        self._keys = {}  # name -> key
        self._twins = {}  # key of a job under way -> names of other submissions with the same content
        self.graded = 0

    def __len__(self):
        return len(self._submissions)

    def __iter__(self):
        for submission in self._submissions:
            yield self._journal.find(submission.name, self._keys[submission.name])

    def run(self, supply, progress=lambda name: None):
        """Grade what the journal does not have.

        A worker that dies takes the whole executor with it. What was under way is then graded again, each by itself
        in a new one: whichever breaks that too has failed, and the batch goes on. Any other error is the executor's,
        for `grade_one` lets none through: the job is handed out a second time before it counts.

        Parameters
        ----------
        supply : Supply
            Where to grade.
        progress : callable (str), optional
            Called with the name of each submission whose marks are there.

        Raises
        ------
        Exception
            Whatever the executor raises twice for one submission. What was graded is in the journal.
        """
        jobs, suspects = self._jobs(progress), []
        while True:
            alone, source = bool(suspects), iter(suspects) if suspects else jobs
            with supply.start() as executor:
                lost = self._run(executor, source, 1 if alone else AHEAD * supply.width, supply.lost, progress)
            if not alone and not lost:
                return
            if alone and lost:
                self._record(lost.pop(), None, progress)
            suspects = lost + (list(source) if alone else [])

    def _jobs(self, progress):
        """Yield what has to be graded; settle the rest in passing."""
        for submission in self._submissions:
            key = self._keys[submission.name] = self._key(submission)
            known = self._journal.find(submission.name, key)
            if known is not None and known.status != "failed":
                progress(submission.name)
            elif (same := self._journal.find_same(key)) is not None:
                self._journal.add(key, replace(same, submission=submission.name))
                progress(submission.name)
            elif key in self._twins:
                self._twins[key].append(submission.name)
            else:
                self._twins[key] = []
                yield Job(submission, key)

    def _key(self, submission):
        try:
            content = content_of(submission.path)
        except OSError:  # the grader says so; and it is not the same as any other that cannot be read
            content = f"unreadable: {submission.name}"
        return Key(content, grader_version(), self._seed)

    def _run(self, executor, jobs, window, lost_errors, progress):
        """Grade, `window` jobs at a time; return the jobs that were under way when the executor broke."""
        running, lost, stumbled = {}, [], set()
        try:
            while True:
                while not lost and len(running) < window and (job := next(jobs, None)) is not None:
                    running[self._hand_out(executor, job)] = job
                if not running:
                    return lost
                for future in wait(running, return_when=FIRST_COMPLETED).done:
                    job, error = running.pop(future), future.exception()
                    if isinstance(error, BrokenExecutor):
                        lost.append(job)
                    elif error is None or isinstance(error, lost_errors):
                        self._record(job, future.result() if error is None else None, progress)
                    elif job.key in stumbled:
                        raise error
                    else:
                        stumbled.add(job.key)
                        running[self._hand_out(executor, job)] = job
        except BaseException:
            for future in running:
                future.cancel()
            raise

    def _hand_out(self, executor, job):
        try:
            return executor.submit(grade_one, self._grade, job.hand_in, self._seed)
        except BrokenExecutor as error:
            future = Future()
            future.set_exception(error)
            return future

    def _record(self, job, marks, progress):
        """Put the marks of a job into the journal, for its twins too. None stands for a worker that died."""
        marks = marks or _failed(job.hand_in.name, "Two processes that graded it ended before they were done.")
        self.graded += 1
        for name in (job.hand_in.name, *self._twins.pop(job.key)):
            self._journal.add(job.key, replace(marks, submission=name))
            progress(name)


def grade_one(grade, submission, seed):
    """Grade one submission, where the executor has it done.

    Parameters
    ----------
    grade : callable
        As in `Batch`.
    submission : HandIn
    seed : int or None

    Returns
    -------
    Marks
        Of status "failed" where the grader raised an error.
    """
    try:
        return replace(grade(submission.path, seed=seed), submission=submission.name)
    except Exception as error:
        return _failed(submission.name, f"The grader stopped: {type(error).__name__}: {error}")


@functools.cache
def grader_version():
    """Name what a verdict depends on beside the submission: the package's version, its code, the exercises as given.

    Returns
    -------
    str
        Such as "0.1.0+5f3a9c0d1e2b".
    """
    package = Path(lstm_tutorial.__file__).parent
    files = {path.relative_to(package).as_posix(): path for path in package.rglob("*.py")}
    files |= {path.name: path for path in exercise_notebooks()}
    digest = hashlib.sha256()
    for name, path in sorted(files.items()):
        digest.update(name.encode() + b"\0" + hashlib.sha256(path.read_bytes()).digest())
    return f"{lstm_tutorial.__version__}+{digest.hexdigest()[:12]}"


def _failed(name, note):
    return Marks(submission=name, status="failed", notes=(note,))
