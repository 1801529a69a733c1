"""The process from which sandboxes are forked: warm, and innocent of every right answer.

Run as a script by a clean interpreter, with its settings as one line of JSON on standard input. It imports
NumPy and those modules of the package that run a learner's code, and nothing that knows an answer:
what stands in the memory of a process can be read by its forks. Matplotlib it imports when it is told to: few answers
need it, and a process that has it is forked at several times the price.
"""

import array
import contextlib
import gc
import importlib
import json
import os
import signal
import socket
import sys
import types


def main():
    """Serve until the grader hangs up."""
    settings = json.loads(sys.stdin.readline())
    sys.path += settings["libraries"]
    inside = _borrow(settings["real"], "lstm_tutorial.grading.sandbox.inside")
    confine = _borrow(settings["real"], "lstm_tutorial.grading.sandbox.confine")
    scratch = _borrow(settings["real"], "lstm_tutorial.grading.sandbox.scratch")
    confinement = confine.Confinement(settings["scratch"])
    for name in [name for name in sys.modules if name.split(".")[0] == "lstm_tutorial"]:
        del sys.modules[name]  # the learner's code is to find its own
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


def _borrow(package, name):
    """Import a module of the package without running the `__init__` of any package around it, which know too much."""
    parts = name.split(".")[:-1]
    for k in range(len(parts)):
        around = ".".join(parts[: k + 1])
        if around not in sys.modules:
            sys.modules[around] = types.ModuleType(around)
            sys.modules[around].__path__ = [os.path.join(package, *parts[1 : k + 1])]
    return importlib.import_module(name)


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
