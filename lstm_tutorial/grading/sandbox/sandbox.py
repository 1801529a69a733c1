"""A supply of processes in which a learner's code may run, as the grader sees it."""

import contextlib
import functools
import json
import os
import signal
import socket
import subprocess
import sys
import tempfile
from importlib.util import find_spec
from pathlib import Path

from lstm_tutorial.grading.sandbox.channel import Channel
from lstm_tutorial.grading.sandbox.scratch import empty, remove, written

PACKAGE = Path(__file__).resolve().parents[2]

#: Seconds that starting a process may take (importing everything, on a machine that is busy), and ending one; and
#: those that pass until one that hung up has ended.
START, END, MOMENT = 60.0, 5.0, 0.05

OWN_PROCESS, TIME = "a process of its own", "limits on time"


class SandboxError(RuntimeError):
    """No sandbox can be started here."""


class Sandbox:
    """Starts processes, one at a time; where it can, by forking one that has everything imported.

    Parameters
    ----------
    fork : bool, optional
        Whether to fork; by default, on Linux.
    """

    def __init__(self, fork=None):
        self._forks = sys.platform == "linux" if fork is None else fork
        self._folder = Path(tempfile.mkdtemp(prefix="lstm-tutorial-"))
        self._folder.chmod(0o711)
        self.views, self._scratch = self._folder / "views", self._folder / "scratch"
        self.views.mkdir()
        self._scratch.mkdir()
        self._errors = self._folder / "errors.txt"
        self._zygote = self._control = None
        self.warm = set()  #: names of modules that a process is to have imported when it starts
        self.pid = os.getpid()  #: whose it is: a fork of the grader needs its own
        if self._forks:
            self._start_zygote()  # and meanwhile the grader gets ready

    def start(self, package):
        """Start a process.

        Parameters
        ----------
        package : Path
            The folder with the package that the code may import.

        Returns
        -------
        Process

        Raises
        ------
        SandboxError
        """
        empty(self._scratch)
        ours, theirs = socket.socketpair()
        try:
            return self._forked(ours, theirs, package) if self._forks else self._spawned(ours, theirs, package)
        except SandboxError:
            ours.close()
            raise
        finally:
            theirs.close()

    def close(self):
        """End what is running, and leave nothing behind."""
        self._end_zygote()
        remove(self._folder, self._scratch)

    def written(self):
        """Count what was written to the scratch folder: files and folders, and their bytes."""
        return written(self._scratch)

    def _forked(self, ours, theirs, package):
        for attempt in range(2):
            try:
                if self._zygote is None:
                    self._start_zygote()
                if not self._ready:
                    self._ready = self._answer() == {}
                request = {"start": str(package), "warm": sorted(self.warm)}
                socket.send_fds(self._control, [json.dumps(request).encode()], [theirs.fileno()])
                child = self._answer()["pid"]
                return Process(ours, functools.partial(self._end, child))
            except (OSError, ValueError) as error:
                self._end_zygote()
                if attempt:
                    raise SandboxError(f"No sandbox can be started: {error}.") from None

    def _start_zygote(self):
        self._control, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        with theirs:
            self._zygote = self._run(theirs, alone=False)
        self._ready = False

    def _answer(self):
        self._control.settimeout(START)
        answer = self._control.recv(1 << 16)
        if not answer:
            said = self._errors.read_text(errors="replace").strip().splitlines()
            raise ValueError(f"its process ended with {said[-1] if said else self._zygote.wait()}")
        return json.loads(answer)

    def _end(self, child):
        try:
            self._control.send(json.dumps({"end": child}).encode())
            return os.waitstatus_to_exitcode(self._answer()["ended"])
        except (OSError, ValueError):
            self._end_zygote()
            return None

    def _end_zygote(self):
        zygote, self._zygote = self._zygote, None
        if zygote is None:
            return
        with self._control, contextlib.suppress(OSError):
            self._control.send(b'{"quit": true}')  # it ends what it has started, then itself
        try:
            zygote.wait(END)
        except subprocess.TimeoutExpired:
            zygote.kill()
            zygote.wait()

    def _spawned(self, ours, theirs, package):
        process = self._run(theirs, alone=True, package=str(package), warm=sorted(self.warm))

        def end():
            try:
                status = process.wait(MOMENT)
            except subprocess.TimeoutExpired:
                status = None
            with contextlib.suppress(OSError, AttributeError):
                os.killpg(process.pid, signal.SIGKILL)
            process.kill()
            process.wait()
            return status

        return Process(ours, end)

    def _run(self, line, **settings):
        """Start a clean interpreter with the zygote's program."""
        libraries = {str(Path(find_spec(module).origin).resolve().parents[1]) for module in ("numpy", "matplotlib")}
        settings |= {"folder": str(self._folder), "scratch": str(self._scratch)}
        settings |= {"real": str(PACKAGE), "libraries": sorted(libraries)}
        command = [sys.executable, "-I", "-S", str(PACKAGE / "grading" / "sandbox" / "zygote.py")]
        handed_over = {} if os.name == "nt" else {"pass_fds": [line.fileno()]}
        with self._errors.open("wb") as errors:
            process = subprocess.Popen(
                command, stdin=subprocess.PIPE, stdout=subprocess.DEVNULL, stderr=errors, env=_environment(),
                cwd=self._folder, **handed_over,
            )  # fmt: skip
        settings |= {"shared": line.share(process.pid).hex()} if os.name == "nt" else {"socket": line.fileno()}
        with contextlib.suppress(BrokenPipeError), process.stdin:  # whoever waits for its answer will find out
            process.stdin.write(json.dumps(settings).encode() + b"\n")
        return process


class Process:
    """One process, confined, and the line to it.

    Parameters
    ----------
    line : socket.socket
    end : callable
        Ends it and all that it started; returns its exit code, where it had ended by itself.
    """

    def __init__(self, line, end):
        self._line, self._end = line, end

    def channel(self, **hooks):
        """The line to it; hooks as in `Channel`."""
        return Channel(self._line, **hooks)

    def end(self):
        """End it, whatever it does."""
        self._line.close()
        return self._end()


def _environment():
    """What Python and its libraries need to start, and where Matplotlib keeps its list of fonts; no more."""
    kept = ("HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME", "SYSTEMROOT", "LD_LIBRARY_PATH", "MPLCONFIGDIR")
    environment = {name: os.environ[name] for name in kept if name in os.environ}
    one_thread = dict.fromkeys(("OPENBLAS_NUM_THREADS", "OMP_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    return environment | one_thread | {"LANG": "C.UTF-8"}
