"""A time limit for a learner's function, whatever it does with exceptions."""

import contextlib
import ctypes
import signal
import sys
import threading

#: Seconds that one call may take.
TIME_LIMIT = 3.0

#: Seconds between one attempt to interrupt and the next.
AGAIN = 0.2


class TookTooLong(BaseException):
    """Raised in a learner's function when its time is up; no `except Exception` of theirs swallows it."""


def can_interrupt():
    """Whether a call that does not end can be stopped from here.

    By a signal in the main thread of Linux and macOS; else by a second thread, which needs a platform
    that has threads (Python in a browser has none). Neither reaches into a single call of compiled
    code: there a notebook's own stop button, or restarting the kernel, is what helps.

    Returns
    -------
    bool
    """
    return _signals() or _threads()


def limited(seconds):
    """Raise `TookTooLong` inside the block when the time is up, and again until it is left.

    Parameters
    ----------
    seconds : float

    Returns
    -------
    context manager
        One that does nothing where a call cannot be interrupted.
    """
    if _signals():
        return _by_signal(seconds)
    return _by_thread(seconds) if _threads() else contextlib.nullcontext()


def _signals():
    return hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread()


def _threads():
    return sys.platform != "emscripten" and hasattr(ctypes, "pythonapi")


@contextlib.contextmanager
def _by_signal(seconds):
    block, traced, left = sys._getframe(2), sys.gettrace(), []   # the frame of the with statement

    def interrupt(signum, frame):
        if not left:
            _raise_at_every_line(frame, block)
            raise TookTooLong

    previous = signal.signal(signal.SIGALRM, interrupt)
    signal.setitimer(signal.ITIMER_REAL, seconds, AGAIN)
    try:
        try:
            yield
        finally:
            left.append(True)                          # interrupted here, what follows is done all the same
    finally:
        left.append(True)
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, previous)
        sys.settrace(traced)


def _raise_at_every_line(frame, block):
    """Make the next line in each frame below the block raise: a bare except swallows one, not two.

    The first exception lands in the loop's ``except:``, the second in what stands below it.
    """

    def again(frame, event, argument):
        if event == "line":
            raise TookTooLong
        return again

    sys.settrace(_nothing)
    while frame is not None and frame is not block:
        if frame.f_globals is not globals():
            frame.f_trace = again
        frame = frame.f_back


def _nothing(frame, event, argument):
    """Trace no new frames."""


@contextlib.contextmanager
def _by_thread(seconds):
    learner, done, lock = threading.get_ident(), threading.Event(), threading.Lock()
    block, traced = sys._getframe(2), sys.gettrace()

    class Thrown(TookTooLong):
        """Made in the learner's thread, where it is raised."""

        def __init__(self):
            _raise_at_every_line(sys._getframe(1), block)

    def watch():
        left = seconds
        while not done.wait(left):
            left = AGAIN
            with lock:
                if not done.is_set():
                    _throw(learner, Thrown)

    threading.Thread(target=watch, daemon=True).start()
    try:
        yield
    finally:
        while not done.is_set():
            with contextlib.suppress(TookTooLong), lock:
                done.set()
        _throw(learner, None)                          # one that is on its way still
        if sys.gettrace() is _nothing:
            sys.settrace(traced)


def _throw(thread, exception):
    """Have an exception raised in a thread at its next line; None takes back one not yet raised."""
    kind = ctypes.py_object(exception) if exception else None
    ctypes.pythonapi.PyThreadState_SetAsyncExc(ctypes.c_ulong(thread), kind)
