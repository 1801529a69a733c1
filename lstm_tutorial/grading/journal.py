"""What a batch has graded so far, on disk: a line of JSON for each submission, there for good before the next begins.

A grader that is killed leaves at worst half a line at the end. The next one cuts that off and goes on.
"""

import json
import os
from typing import NamedTuple

from lstm_tutorial.grading.marks import Marks

try:
    import fcntl
except ImportError:  # Windows: there, two graders on one journal are not kept apart
    fcntl = None

#: The first line of every journal, by which one is known.
HEADER = b'{"journal": "lstm-tutorial grade", "version": 1}\n'


class Key(NamedTuple):
    """What a verdict depends on: the same key, the same marks."""

    content: str  #: hash of the submission's notebooks
    grader: str  #: version of the grader
    seed: int | None  #: the seed asked for; None leaves it to the grader


class JournalError(ValueError):
    """The file cannot serve as a journal; the message says why, and what to do."""


class Journal:
    """The journal of a batch. Use it in a with statement.

    Only where each entry stands is kept in memory; the marks stay on disk.

    Parameters
    ----------
    path : path
        Made if it is not there.

    Raises
    ------
    JournalError
        If the file is something else, or another grader has it.
    """

    def __init__(self, path):
        self._path = path
        self._file = open(path, "a+b")  # noqa: SIM115 (closed by __exit__)
        try:
            self._lock()
            self._at = {}  # (submission, key) -> where its line begins
            self._of_key = {}  # key -> where a line with it begins, whosever it is
            self._read()
        except BaseException:
            self._file.close()
            raise

    def find(self, submission, key):
        """Find the marks of a submission.

        Parameters
        ----------
        submission : str
        key : Key

        Returns
        -------
        Marks or None
        """
        return self._marks_at(self._at.get((submission, key)))

    def find_same(self, key):
        """Find marks by their key alone: those of another submission with the same content.

        Parameters
        ----------
        key : Key

        Returns
        -------
        Marks or None
        """
        return self._marks_at(self._of_key.get(key))

    def add(self, key, marks):
        """Add the marks of a submission, and return when they are safe.

        Parameters
        ----------
        key : Key
        marks : Marks
        """
        entry = {"submission": marks.submission, **key._asdict(), "marks": marks.as_dict()}
        self._note(marks.submission, key, marks.status, self._file.seek(0, os.SEEK_END))
        self._file.write(json.dumps(entry).encode("ascii") + b"\n")
        self._file.flush()
        os.fsync(self._file.fileno())

    def __enter__(self):
        return self

    def __exit__(self, *exception):
        self._file.close()

    def _note(self, submission, key, status, at):
        self._at[submission, key] = at
        if status != "failed":  # that says nothing of the next one with the same content
            self._of_key[key] = at

    def _marks_at(self, place):
        if place is None:
            return None
        self._file.seek(place)
        return Marks.from_dict(json.loads(self._file.readline())["marks"])

    def _lock(self):
        if fcntl is None:
            return
        try:
            fcntl.flock(self._file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise JournalError(
                f"another grader is writing {self._path}. Wait for it, or name another journal."
            ) from None

    def _read(self):
        """Take in what is there; cut off what was not written to its end."""
        self._file.seek(0)
        first = self._file.readline(len(HEADER))
        if first != HEADER:
            if not HEADER.startswith(first):
                raise JournalError(f"{self._path} is no journal of lstm-tutorial grade. Name another file.")
            self._start()
            return
        end = self._file.tell()
        for line in self._file:
            if not line.endswith(b"\n"):
                break
            self._take(line, end)
            end += len(line)
        self._file.truncate(end)

    def _take(self, line, at):
        """Take in one line. What cannot be read, such as after a fault of the disk, is graded again."""
        try:
            entry = json.loads(line)
            key = Key(entry["content"], entry["grader"], entry["seed"])
            self._note(entry["submission"], key, entry["marks"]["status"], at)
        except (ValueError, KeyError, TypeError):
            return

    def _start(self):
        self._file.truncate(0)
        self._file.write(HEADER)
        self._file.flush()
        os.fsync(self._file.fileno())
