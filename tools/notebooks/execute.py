"""Running a notebook and putting the result in its place, or leaving the old one where it was."""

import os
import re
import tempfile
import textwrap
import time
from pathlib import Path

import nbformat
from jupyter_client.kernelspec import KernelSpecManager
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError
from traitlets import default

from tools.notebooks.freshness import made_from
from tools.notebooks.sources import KERNELSPEC, LANGUAGE_INFO, build
from tools.notebooks.stable import settle

TIMEOUT = 120  # seconds that a cell may take
COLOUR = re.compile(r"\x1b\[[0-9;]*m")


class CellFailed(Exception):
    """A cell raised, took too long or killed its kernel; the message shows where."""


class ThisPythonsKernel(AsyncKernelManager):
    """Starts "python3" with the running interpreter, whatever kernels the machine knows."""

    @default("kernel_spec_manager")
    def _only_the_native_kernel(self):
        return KernelSpecManager(kernel_dirs=[], parent=self)


def attempt(target):
    """Make a notebook and say how it went, in what can pass between processes.

    Stands here and not beside the command line: a worker process cannot import ``__main__``.

    Parameters
    ----------
    target : Target

    Returns
    -------
    seconds : float or None
        None if it could not be made.
    error : str or None
        What went wrong.
    """
    try:
        return make(target), None
    except (CellFailed, ValueError, SyntaxError, FileNotFoundError) as error:
        return None, str(error)


def make(target, timeout=TIMEOUT):
    """Build a notebook, execute it and write it.

    Parameters
    ----------
    target : Target
    timeout : int
        Seconds that a cell may take.

    Returns
    -------
    float
        The seconds that it took.

    Raises
    ------
    CellFailed
        If a cell does; the notebook on disk is left as it was.
    ValueError
        If the source is wrong.
    """
    start = time.perf_counter()
    notebook = build(target)
    digest = made_from(target, notebook)
    executed = run(notebook, target, timeout)
    executed.metadata.update(
        kernelspec=dict(KERNELSPEC),
        language_info=dict(LANGUAGE_INFO),
        lstm_tutorial={"made_from": digest},
    )
    _write(settle(executed, target.root), target.notebook)
    return time.perf_counter() - start


def run(notebook, target, timeout):
    """Execute every cell of a notebook in a fresh kernel, in the notebook's own folder.

    Parameters
    ----------
    notebook : NotebookNode
        Executed in place.
    target : Target
    timeout : int

    Returns
    -------
    NotebookNode

    Raises
    ------
    CellFailed
    """
    started = []
    client = _client(notebook, target, timeout)
    client.on_cell_start = lambda cell, cell_index: started.append(cell_index)
    with tempfile.TemporaryDirectory() as scratch, open(f"{scratch}/log", "w+") as log:
        try:
            return client.execute(env=_environment(target.root, scratch), stderr=log)
        except CellTimeoutError:
            cause = f"It took longer than {timeout} seconds; a cell of the book takes a few."
        except CellExecutionError:
            cause = _traceback(notebook.cells[started[-1]])
        except DeadKernelError:
            log.seek(0)
            cause = f"It ended the kernel (likely out of memory). The kernel's log:\n{log.read()}"
    raise CellFailed(_report(target, notebook, started[-1], cause))


def _client(notebook, target, timeout):
    target.notebook.parent.mkdir(exist_ok=True)
    return NotebookClient(
        notebook,
        timeout=timeout,
        kernel_name="python3",
        kernel_manager_class=ThisPythonsKernel,
        record_timing=False,
        coalesce_streams=True,
        resources={"metadata": {"path": str(target.notebook.parent)}},
    )


def _environment(root, scratch):
    """What kernels see: this checkout's package, nobody's profile, one thread, fixed hashes."""
    path = [str(root), os.environ.get("PYTHONPATH", "")]
    return {
        **os.environ,
        "IPYTHONDIR": scratch,
        "MPLBACKEND": "module://matplotlib_inline.backend_inline",
        "OPENBLAS_NUM_THREADS": "1",
        "PYTHONHASHSEED": "0",
        "PYTHONPATH": os.pathsep.join(filter(None, path)),
    }


def _traceback(cell):
    error = next(output for output in cell.outputs if output.output_type == "error")
    return COLOUR.sub("", "\n".join(error.traceback))


def _report(target, notebook, index, cause):
    source = textwrap.indent(notebook.cells[index].source, "    ")
    return f"{target.source_name}, cell {index + 1}, failed:\n\n{source}\n\n{cause}"


def _write(notebook, path):
    """Replace a file by a notebook in one step, so that nobody ever reads half of it."""
    text = nbformat.writes(notebook).rstrip("\n") + "\n"
    temporary = Path(f"{path}.part")
    try:
        temporary.write_text(text, encoding="utf-8", newline="\n")
        os.replace(temporary, path)
    finally:
        temporary.unlink(missing_ok=True)
