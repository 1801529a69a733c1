"""The reports of ``lstm-tutorial grade``: which were asked for, whether they can be written, and their writing."""

import contextlib
import os
import re
import sys
from pathlib import Path

from lstm_tutorial.cli.errors import CommandError
from lstm_tutorial.grading.reports import (
    classroom50,
    gradescope,
    json_report,
    junit,
    learner_page,
    markdown,
    overview,
    table,
)

#: What stands for the standard output.
STDOUT = "-"

#: Reports that speak of one submission only.
OF_ONE = ("gradescope", "classroom50")

#: Every report, by its option.
ALL = ("json", "junit", "html", "csv", "overview", "similar", "summary", *OF_ONE)


class Reports:
    """The reports that were asked for. What is wrong with the request is said before anything is graded.

    Parameters
    ----------
    options : argparse.Namespace
    single : bool
        Whether there is one submission, named by itself.
    title : str
        Of the overview.

    Raises
    ------
    CommandError
        If one cannot be written.
    """

    def __init__(self, options, single, title):
        self._options, self._single, self._title = options, single, title
        self._files = {name: getattr(options, name) for name in ALL if getattr(options, name)}
        self._identity = None
        for name, file in self._files.items():
            self._check(name, file)

    @property
    def to_stdout(self):
        """Whether one of them goes to the standard output."""
        return STDOUT in self._files.values()

    def write(self, marks, submissions):
        """Write them all.

        Parameters
        ----------
        marks : collection of Marks
        submissions : list of HandIn
            Where they came from.
        """
        similar = self._similar(submissions)
        for name, file in self._files.items():
            if name == "html" and not self._single:
                self._pages(Path(file), marks)
                continue
            with self._open(name, file) as opened:
                self._write_one(name, opened, marks, similar)
        if "summary" not in self._files and os.environ.get("GITHUB_STEP_SUMMARY"):
            with open(os.environ["GITHUB_STEP_SUMMARY"], "a", encoding="utf-8") as opened:
                markdown.write(opened, marks)

    def _write_one(self, name, file, marks, similar):
        if name == "json":
            json_report.write(file, marks, self._single)
        elif name == "junit":
            junit.write(file, marks)
        elif name == "html":
            learner_page.write(file, *marks, book=self._options.book)
        elif name == "csv":
            table.write(file, marks)
        elif name == "overview":
            from lstm_tutorial.grading.reports.statistics import ClassStatistics

            overview.write(file, ClassStatistics(marks), self._title, similar)
        elif name == "similar":
            table.write_pairs(file, similar)
        elif name == "summary":
            markdown.write(file, marks)
        elif name == "gradescope":
            gradescope.write(file, *marks)
        elif name == "classroom50":
            classroom50.write(file, *marks, self._identity)

    def _similar(self, submissions):
        if self._single or not {"overview", "similar"} & self._files.keys():
            return ()
        from lstm_tutorial.grading.similarity import similar_pairs

        return similar_pairs(submissions)

    def _pages(self, folder, marks):
        """A page for each submission, in a folder."""
        folder.mkdir(exist_ok=True)
        taken = set()
        for each in marks:
            with open(folder / page_name(each.submission, taken), "w", encoding="utf-8") as opened:
                learner_page.write(opened, each, self._options.book)

    def _check(self, name, file):
        if name in OF_ONE and not self._single:
            raise CommandError(f"--{name} tells of one submission. Grade each with a command of its own.")
        if name == "classroom50":
            try:
                self._identity = classroom50.identity(os.environ)
            except ValueError as error:
                raise CommandError(f"--classroom50: {error}") from None
        if name == "html" and not self._single:
            self._check_pages(Path(file))
        elif file != STDOUT:
            self._check_place(name, Path(file))
            if Path(file).is_dir():
                raise CommandError(f"--{name}: {file} is a folder. Name a file.")

    def _check_pages(self, folder):
        self._check_place("html", folder)
        if str(folder) == STDOUT or (folder.exists() and not folder.is_dir()):
            raise CommandError(f"--html: {folder} is a file. For several submissions, name a folder for their pages.")
        class_folder = self._options.class_folder
        if class_folder and folder.resolve().parent == Path(class_folder).resolve():
            raise CommandError(f"--html: in {class_folder}, {folder.name} would be a submission. Name another folder.")

    def _check_place(self, name, path):
        if not path.absolute().parent.is_dir():
            raise CommandError(f"--{name}: there is no folder {path.parent} to write {path.name} into.")

    def _open(self, name, file):
        if file == STDOUT:
            return contextlib.nullcontext(sys.stdout)
        newline = "" if name in ("csv", "similar") else "\n"
        encoding = "utf-8-sig" if name in ("csv", "similar") else "utf-8"  # the mark by which Excel knows UTF-8
        return open(file, "w", encoding=encoding, newline=newline)


def page_name(submission, taken):
    """Make the name of a submission's page: safe in every file system, and not taken yet.

    Parameters
    ----------
    submission : str
    taken : set of str
        Names in use; the new one is added.

    Returns
    -------
    str
    """
    stem = re.sub(r"[^\w.-]+", "_", submission).strip("._-")[:80] or "submission"
    name, number = f"{stem}.html", 1
    while name.casefold() in taken:
        number += 1
        name = f"{stem}-{number}.html"
    taken.add(name.casefold())
    return name
