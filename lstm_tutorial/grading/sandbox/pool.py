"""Sandboxes that wait for work: starting one takes half a second, so it is kept for the next submission."""

import atexit
import contextlib
import os
import threading

from lstm_tutorial.grading.sandbox.sandbox import Sandbox

_free, _lock = [], threading.Lock()


@contextlib.contextmanager
def borrowed():
    """Have a sandbox to oneself for the length of the block.

    Yields
    ------
    Sandbox
    """
    with _lock:
        ours = [sandbox for sandbox in _free if sandbox.pid == os.getpid()]  # a fork of the grader has to start its own
        _free[:] = ours
        sandbox = _free.pop() if _free else None
    sandbox = sandbox or Sandbox()
    try:
        yield sandbox
    finally:
        with _lock:
            _free.append(sandbox)


def close_all():
    """End every sandbox that waits."""
    with _lock:
        while _free:
            sandbox = _free.pop()
            if sandbox.pid == os.getpid():
                sandbox.close()


atexit.register(close_all)
