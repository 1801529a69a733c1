"""From what the judge said, and what became of the process, to a mark."""

from lstm_tutorial.checks.limits import TookTooLong
from lstm_tutorial.grading.endings import Ended, Forged
from lstm_tutorial.grading.marks import Mark
from lstm_tutorial.grading.reports.clean import clean_text
from lstm_tutorial.notebooks import mentioned_in

#: What is said of a `PermissionError`.
NOT_ALLOWED = (
    "While it is graded, a function may not read or write files, use the network, or start or stop programs: "
    "it works on its arguments alone."
)


class Verdict:
    """What is to be said of one answer.

    Parameters
    ----------
    status : str
        One of `lstm_tutorial.grading.marks.EXERCISE_STATUSES`.
    message : str
    diagnosis : str, optional
    """

    def __init__(self, status, message, diagnosis=None):
        self.status, self.message, self.diagnosis = status, message, diagnosis

    def mark(self, exercise, notebook, seconds):
        """The `Mark` of an exercise in a notebook."""
        worth = notebook.exercises[exercise.name]
        return Mark(
            name=exercise.name,
            notebook=exercise.chapter,
            status=self.status,
            score=worth if self.status == "right" else 0.0,
            max_score=worth,
            diagnosis=self.diagnosis,
            message=clean_text(self.message),
            seconds=seconds,
        )


def of_a_result(result, exercise, answer, refused):
    """Make a verdict of what the judge said.

    Parameters
    ----------
    result : Result
    exercise : Exercise
    answer : GuestAnswer
        That was judged.
    refused : list of str
        Names of the package's own functions that were called and refused.

    Returns
    -------
    Verdict
    """
    if result.passed:
        return Verdict("right", result.message)
    if not result.attempted:
        return Verdict("not attempted", result.message)
    first = answer.errors[0] if answer.errors else None
    if isinstance(first, Ended):
        return of_an_end(first, f"Your {exercise.function_name}")
    if answer.out_of_time:
        return Verdict("timed out", f"Each call of your {exercise.function_name} takes very long: too long together.")
    if result.diagnosis is None and refused:
        return calls_the_package(exercise.function_name)
    if result.diagnosis is None and isinstance(first, PermissionError):
        said, *_ = result.message.split("\n\n")  # without the case to paste, which says no more
        return Verdict("refused", f"{NOT_ALLOWED} {said}", "not-allowed")
    if result.diagnosis is not None or first is None:
        return Verdict("wrong", result.message, result.diagnosis)
    kinds = {TookTooLong: "timed out", MemoryError: "crashed"}
    return Verdict(next((kinds[kind] for kind in kinds if isinstance(first, kind)), "failed"), result.message)


def of_an_end(error, what):
    """Make a verdict of a process that ended, or was ended, in the middle of something.

    Parameters
    ----------
    error : Ended or TookTooLong
    what : str
        What was under way, as the subject of a sentence.

    Returns
    -------
    Verdict
    """
    if isinstance(error, TookTooLong):
        return Verdict("timed out", f"{what} does not come to an end. Is there a loop that never stops?")
    if isinstance(error, Forged):
        return Verdict("refused", f"{what} {error}, in the place of the sandbox. Only values count.", "forged")
    return Verdict("crashed", f"{what} {error}. It is to take values and return values, and no more.")


def calls_the_package(function):
    """Make the verdict on an answer that leaves the work to the package."""
    return Verdict("refused", (
        f"Your {function} hands the work to the package, where it is done already. Write it out: you can, and the "
        f"hints help. What was to be written in earlier chapters may be called."
    ), "calls-the-package")  # fmt: skip


def of_no_function(exercise, about):
    """Make the verdict on a name that stands for something other than a function."""
    name = exercise.function_name
    return Verdict("wrong", f"Expected a function named {name}, got {about.kind}.", "not-a-function")


def of_nothing(exercise, notebook, guest):
    """Make the verdict on an answer that is not there.

    Parameters
    ----------
    exercise : Exercise
    notebook : Notebook
    guest : Guest
        Whose cells have run.

    Returns
    -------
    Verdict
    """
    function = exercise.function_name
    for cell in notebook.cells:
        own = exercise.name in (cell.exercise, *mentioned_in(cell.source)) and cell.role != "check"
        if own and cell.index in guest.ended_by:
            return of_an_end(guest.ended_by[cell.index], f"The cell with {function}")
        if own and cell.index in guest.failed:
            return _of_a_cell(function, guest.failed[cell.index])
    return Verdict("missing", f"No cell defines {function}.", "missing")


def _of_a_cell(function, error):
    message = f"The cell with {function} does not run: {error}."
    if error.startswith("NotYours"):
        return calls_the_package(function)
    if error.startswith("PermissionError"):
        return Verdict("refused", f"{NOT_ALLOWED} {message}", "not-allowed")
    return Verdict("failed", message, "cell-fails")
