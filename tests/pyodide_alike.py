"""Run notebooks in a Python that lacks what the browser's lacks: no signals that ring, no processes, no threads.

A program: ``python pyodide_alike.py FOLDER``. It prints JSON: of each notebook the first error, the verdicts of its
checks, and what it printed. What is missing was read off Pyodide 314.0.7 in Node: `resource` and `pwd` are not there,
`signal` has no timers, a thread or a process does not start, and `sys.platform` is "emscripten".
"""

import contextlib
import importlib.abc
import io
import json
import os
import signal
import subprocess
import sys
import sysconfig
import threading
from pathlib import Path

GONE = {"resource", "pwd", "grp"}


class Gone(importlib.abc.MetaPathFinder):
    """Finds no module that the browser's Python is without."""

    def find_spec(self, name, path=None, target=None):
        """Refuse those, leave the others to other finders."""
        if name in GONE:
            raise ModuleNotFoundError(f"No module named {name!r}", name=name)


class NoProcess(subprocess.Popen):
    """A process that does not start."""

    def __init__(self, *arguments, **settings):
        raise OSError("emscripten does not support processes.")

    def __del__(self):
        """There is nothing to wait for."""


def no_thread(self):
    """Stand in for `Thread.start`."""
    raise RuntimeError("can't start new thread")


def take_away():
    """Take from this Python what the browser's has not."""
    sysconfig.get_config_vars()  # read while the platform is still itself
    sys.meta_path.insert(0, Gone())
    for name in GONE:
        sys.modules.pop(name, None)
    for module, names in ((signal, ("setitimer", "getitimer")), (os, ("fork", "forkpty", "posix_spawn"))):
        for name in names:
            if hasattr(module, name):
                delattr(module, name)
    threading.Thread.start, subprocess.Popen = no_thread, NoProcess
    os.cpu_count = lambda: 1
    sys.platform = "emscripten"


def run(path, shell):
    """Run a notebook's code cells in the shell; return its first error, its verdicts and what it printed."""
    from lstm_tutorial import checks

    shell.reset(new_session=False)
    verdicts, original = {}, checks.check

    def check(name, function, *more, **named):
        result = original(name, function, *more, **named)
        verdicts[name] = "passed" if result.passed else "attempted" if result.attempted else "not attempted"
        return result

    checks.check = check
    error, said = None, io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(said):
        for cell in json.loads(path.read_text(encoding="utf-8"))["cells"]:
            source = "".join(cell["source"])
            if cell["cell_type"] == "code" and not source.startswith(("%pip", "# In the browser")):
                outcome = shell.run_cell(source)
                error = error or repr(outcome.error_before_exec or outcome.error_in_exec or "").strip("'")
    checks.check = original
    return {"error": error, "verdicts": verdicts, "said": said.getvalue()}


def main(folder):
    """Run every notebook of a folder in it."""
    take_away()
    import matplotlib

    matplotlib.use("agg")
    import matplotlib.pyplot as plt
    from IPython.core.interactiveshell import InteractiveShell
    from traitlets.config import Config

    plt.show = lambda *arguments, **settings: plt.close("all")
    settings = Config()
    settings.HistoryManager.enabled = False
    with contextlib.redirect_stdout(io.StringIO()):
        shell = InteractiveShell.instance(config=settings)
    os.chdir(folder)
    print(json.dumps({path.name: run(path, shell) for path in sorted(Path().glob("*.ipynb"))}))


if __name__ == "__main__":
    main(sys.argv[1])
