"""The process from which sandboxes are forked: warm, and innocent of every right answer.

Run as a script by a clean interpreter, with its settings as one line of JSON on standard input. It imports
NumPy and those modules of the package that run a learner's code, and nothing that knows an answer:
what stands in the memory of a process can be read by its forks. Matplotlib it imports when it is told to: few answers
need it, and a process that has it is forked at several times the price.
"""

import array
import contextlib
import gc
import importlib.machinery
import json
import os
import signal
import socket
import sys


def main():
    """Serve until the grader hangs up."""
    settings = json.loads(sys.stdin.readline())
    sys.path += settings["libraries"]
    inside, confine, scratch = _borrow(
        settings["real"], [f"lstm_tutorial.grading.sandbox.{name}" for name in ("inside", "confine", "scratch")]
    )
    confinement = confine.Confinement(settings["scratch"])
    if settings["alone"]:
        confinement.prepare(settings["package"])
        _warm_up(settings["warm"])
        inside.live(_given_socket(settings), settings, confinement)
    else:
        gc.freeze()  # so that a fork's garbage collection does not copy all of this
        confine.adopt_orphans()
        try:
            _serve(socket.socket(fileno=settings["socket"]), settings, inside, confinement)
        except (OSError, ValueError):  # the grader is gone, whatever has become of it: nobody else will clear up
            _end_all()
            scratch.remove(settings["folder"], settings["scratch"])


def _borrow(package, names):
    """Import modules of the package without running the `__init__` of any package around them, which know too much."""
    sys.meta_path.insert(0, Bare(package))
    try:
        return [importlib.import_module(name) for name in names]
    finally:
        del sys.meta_path[0]
        for name in [name for name in sys.modules if name.split(".")[0] == "lstm_tutorial"]:
            del sys.modules[name]  # the learner's code is to find its own


class Bare:
    """Finds packages of this one, each as a place in which its modules lie, and no more.

    Parameters
    ----------
    package : str
        The folder of this package.
    """

    def __init__(self, package):
        self._package = package

    def find_spec(self, name, path=None, target=None):
        """As `importlib.abc.MetaPathFinder` has it."""
        first, *parts = name.split(".")
        folder = os.path.join(self._package, *parts)
        if first != "lstm_tutorial" or not os.path.isdir(folder):
            return None
        spec = importlib.machinery.ModuleSpec(name, None, is_package=True)
        spec.submodule_search_locations = [folder]
        return spec


def _warm_up(modules):
    """Import what takes long, if it is not there yet."""
    if sys.modules.keys() >= set(modules):
        return
    for name in modules:
        importlib.import_module(name)
    gc.collect()
    gc.freeze()


def _given_socket(settings):
    if "shared" in settings:  # on Windows
        return socket.fromshare(bytes.fromhex(settings["shared"]))
    return socket.socket(fileno=settings["socket"])


def _serve(control, settings, inside, confinement):
    """Fork a sandbox, or end one, whenever the grader asks; it asks for one thing at a time.

    Raises
    ------
    OSError, ValueError
        When the grader is gone without having said so.
    """
    control.send(b"{}")
    os.environ["MPLBACKEND"] = "agg"
    while True:
        asked, ancillary, *_ = control.recvmsg(4096, socket.CMSG_SPACE(4))
        request = json.loads(asked)  # nothing, if there is nobody any more: that is no JSON
        if "quit" in request:
            return _end_all()
        if "start" in request:
            line = socket.socket(fileno=array.array("i", ancillary[0][2])[0])
            confinement.prepare(request["start"])
            _warm_up(request["warm"])
            child = os.fork()
            if not child:
                control.close()
                inside.live(line, settings | {"package": request["start"]}, confinement)
            line.close()
            control.send(json.dumps({"pid": child}).encode())
        else:
            control.send(json.dumps({"ended": _end(request["end"])}).encode())


def _end(child):
    """End a child and all that it may have started; return how it ended by itself, as `os.waitpid` tells it."""
    for kill in (os.killpg, os.kill):
        with contextlib.suppress(ProcessLookupError):
            kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    _end_all()
    return status


def _end_all():
    """End what is left of children's children: they are this process's children now."""
    try:
        while True:
            with open(f"/proc/self/task/{os.getpid()}/children") as file:
                for child in file.read().split():
                    os.kill(int(child), signal.SIGKILL)
            os.waitpid(-1, 0)
    except (OSError, ChildProcessError):
        pass


if __name__ == "__main__":
    main()
