"""The process in which a learner's code runs: it takes one notebook, and tells step by step what comes of it.

Whatever the code does (print, loop, end Python) happens here and to nobody else.
"""

import dataclasses
import json
import os
import signal
import sys
import warnings
from typing import NamedTuple

from lstm_tutorial.checks import Result, check
from lstm_tutorial.needed import namespace_of_a_notebook, program, run_step
from lstm_tutorial.notebooks import Notebook, mentioned_in


class Job(NamedTuple):
    """What a worker is to do."""

    notebook: Notebook
    skip: dict  #: index of a cell that ended an earlier worker -> how it did
    judged: frozenset  #: exercises that an earlier worker judged


def serve(connection):
    """Wait for a job, do it, and end.

    Messages are JSON, one dict each: "at" says what begins now, ["cell", index] or ["exercise", name];
    "cell" and "error", that a cell did not run; "result", the fields of a `Result`; "end", that all is said.

    Parameters
    ----------
    connection : multiprocessing.connection.Connection
    """
    _settle()
    try:
        job = connection.recv()
    except (EOFError, OSError):  # nobody needs this worker any more
        return

    def tell(**message):
        connection.send_bytes(json.dumps(message).encode())

    folder = str(job.notebook.path.resolve().parent)
    os.chdir(folder)
    sys.path.insert(0, folder)
    namespace, failed = namespace_of_a_notebook(), dict(job.skip)
    for step in program(job.notebook):
        index = step.cell.index
        if index in job.skip:
            continue
        tell(at=["cell", index])
        if error := step.error or run_step(step, namespace):
            failed[index] = error
            tell(cell=index, error=error)
    for name in job.notebook.exercises:
        if name not in job.judged:
            tell(at=["exercise", name])
            tell(result=dataclasses.asdict(_judge(name, namespace, job, failed)))
    tell(end=True)
    os._exit(0)  # without waiting for threads, or for what else the code may have left running


def _settle():
    """Make this process deaf to Ctrl+C, which is meant for the command, and dumb; figures are not shown."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    os.environ["MPLBACKEND"] = "agg"
    nowhere = os.open(os.devnull, os.O_RDWR)
    for descriptor in (0, 1, 2):
        os.dup2(nowhere, descriptor)
    warnings.simplefilter("ignore")


def _judge(name, namespace, job, failed):
    function = name.replace("-", "_")
    if function not in namespace:
        return _undefined(name, job, failed)
    try:
        return check(name, namespace[function])
    except BaseException as error:  # such as the learner's own KeyboardInterrupt
        return Result(name, False, True, None, f"Your function stopped its own check, by {type(error).__name__}.")


def _undefined(name, job, failed):
    """The verdict on an answer that is not there."""
    function = name.replace("-", "_")
    own = [cell for cell in job.notebook.cells if name in (cell.exercise, *mentioned_in(cell.source))]
    for cell in own:
        if cell.role != "check" and cell.index in failed:
            advice = f"The cell with {function} does not run: {failed[cell.index]}."
            return Result(name, False, True, "cell-fails", advice)
    advice = f"No cell defines {function}. `lstm-tutorial reset {name}` puts its cell back."
    return Result(name, False, False, "missing", advice)
