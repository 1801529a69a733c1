"""``lstm-tutorial grade``: one submission, several, or a class, and the reports on them."""

import contextlib
import os
import tempfile
from concurrent.futures import CancelledError
from pathlib import Path

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from lstm_tutorial import grading
from lstm_tutorial.cli.errors import CommandError
from lstm_tutorial.cli.grade_reports import Reports
from lstm_tutorial.grading.batch import Batch, grade_one
from lstm_tutorial.grading.class_folder import HandIn, submissions_in
from lstm_tutorial.grading.executors import dask, processes, usable_cores
from lstm_tutorial.grading.journal import Journal, JournalError
from lstm_tutorial.grading.reports.terminal import print_class, print_submission

#: Where the journal of a class is kept, if nothing else is said: among its submissions.
JOURNAL = "grading-journal.jsonl"


def grade(options):
    """Grade what the command line names, print the marks and write the reports.

    Parameters
    ----------
    options : argparse.Namespace
        As `lstm_tutorial.cli.command` reads them.

    Returns
    -------
    int
        0 if every point was earned, 1 if not.

    Raises
    ------
    CommandError
        If the command itself was wrong.
    """
    submissions = _submissions(options)
    single = not options.class_folder and len(submissions) == 1
    reports = Reports(options, single, title=_title(options))
    with contextlib.ExitStack() as stack:
        if single and not options.dask and not options.journal:
            marks = [grade_one(grading.grade_submission, submissions[0], options.seed)]
        else:
            marks = Batch(submissions, _journal(options, stack), grading.grade_submission, options.seed)
            _run(marks, options, stack)
        reports.write(marks, submissions)
        earned = all(each.full for each in marks)
        _print(marks, single, Console(stderr=reports.to_stdout, highlight=False))
    return 0 if earned else 1


def _submissions(options):
    """What is to be graded, each under a name of its own."""
    if bool(options.paths) == bool(options.class_folder):
        raise CommandError("grade takes the PATH of a submission, or several, or --class DIR for a folder of them.")
    if options.class_folder:
        folder = Path(options.class_folder)
        if not folder.is_dir():
            raise CommandError(f"There is no folder {folder}. --class takes the folder that holds the submissions.")
        found = submissions_in(folder)
        if not found:
            raise CommandError(f"There are no submissions in {folder}: neither folders nor notebooks.")
        return found
    paths = list(dict.fromkeys(map(Path, options.paths)))
    for path in paths:
        if not path.exists():
            raise CommandError(f"There is no {path}. Name a notebook, or the folder of a submission.")
        if path.is_file() and path.suffix != ".ipynb":
            raise CommandError(f"{path} is no notebook: its name does not end with .ipynb.")
    names = [(path.stem if path.is_file() else path.resolve().name) or str(path) for path in paths]
    return [
        HandIn(name if names.count(name) == 1 else str(path), path) for name, path in zip(names, paths, strict=True)
    ]


def _title(options):
    return Path(options.class_folder).resolve().name if options.class_folder else "Submissions"


def _journal(options, stack):
    """Open the journal: the one that was named, or the class's own, or one for this time only."""
    if options.journal or options.class_folder:
        path = Path(options.journal or Path(options.class_folder, JOURNAL))
    else:
        path = Path(stack.enter_context(tempfile.TemporaryDirectory()), JOURNAL)
    try:
        return stack.enter_context(Journal(path))
    except JournalError as error:
        raise CommandError(f"--journal: {error}") from None
    except OSError as error:
        raise CommandError(f"The journal cannot be kept: {error}. Name a place for it with --journal FILE.") from None


def _run(batch, options, stack):
    """Grade a batch, with a bar that shows how far it is."""
    supply = stack.enter_context(_supply(options))
    columns = (TextColumn("Grading"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=len(batch))
        try:
            batch.run(supply, lambda name: bar.advance(task))
        except (CancelledError, OSError) as error:
            raise CommandError(
                f"Grading stopped: {type(error).__name__}: {error}. What was graded is in the journal; the same "
                "command goes on from there."
            ) from error


def _supply(options):
    if not options.dask:
        return processes(options.jobs or usable_cores())
    try:
        import distributed  # noqa: F401
    except ImportError:
        raise CommandError("--dask needs Dask: pip install distributed.") from None
    return dask(options.dask)


def _print(marks, single, console):
    """Print the marks; whoever reads them may stop reading (``| head``), which changes no mark."""
    try:
        if single:
            print_submission(*marks, console)
        else:
            print_class(marks, console)
        console.file.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), console.file.fileno())
